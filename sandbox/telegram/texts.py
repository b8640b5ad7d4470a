"""The text or caption of a message, formatted and checked."""

from sandbox.telegram.calls import Call
from sandbox.telegram.entities import found_in, utf16_length
from sandbox.telegram.errors import bad_request
from sandbox.telegram.markup import parse_html
from sandbox.wire import Json

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def read_text(call: Call) -> Json:
    """`{"text", "entities"?}` of a Message."""
    text, entities = _formatted(call, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def read_caption(call: Call) -> Json:
    """`{"caption"?, "caption_entities"?}` of a Message."""
    text, entities = _formatted(call, "caption", "caption_entities")
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _formatted(call: Call, text_name: str, entities_name: str) -> tuple[str, list[Json]]:
    source = call.parameters.text(text_name)
    given = call.parameters.structure(entities_name)
    if given:
        return source, list(given)
    match call.parameters.text("parse_mode").lower():
        case "html":
            return parse_html(source)
        case "":
            text = source.strip()
            return text, found_in(text)
    raise bad_request("unsupported parse_mode (this double reads HTML only)")
