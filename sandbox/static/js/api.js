// The sandbox's control API.

export async function post(path, body) {
  const answer = await fetch(`/control/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.problem ?? `Ошибка ${answer.status}`);
  return told;
}

export async function get(path) {
  const answer = await fetch(`/control/${path}`);
  return answer.json();
}

export function fileUrl(id, mime = "") {
  return `/control/files/${encodeURIComponent(id)}?type=${encodeURIComponent(mime)}`;
}
