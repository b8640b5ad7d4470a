"""What the program remembers: each cache says here why no business meets another in it."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("app", "bot", "desk", "rag", "storage", "whatsapp")
MEASURING = "app/bench/"

BY_WORDS = {"str", "Path", "frozenset[Kind]"}
"""What a remembered function may take: words, files of the program, kinds of questions."""
FUNCTIONS = {"cache", "lru_cache"}
CONTAINERS = {
    "dict", "set", "deque", "OrderedDict", "defaultdict", "WeakValueDictionary", "WeakKeyDictionary",
    "Counter", "Doors", "KeptRows", "ContextVar",
}  # fmt: skip

REMEMBERED = {
    # by business: attacked in unit/rag/test_rag_twins.py and integration/isolation/test_caches.py
    "desk/usecases/calibrate.py Calibrate._known": "by business",
    "rag/follower.py IndexFollower._strangers": "ids of businesses",
    "rag/index/embedded.py EmbeddedIndex._shards": "by business",
    "rag/index/embedded.py EmbeddedIndex._turns": "locks by business",
    "rag/shelves.py Shelves._held": "by business",
    "rag/vocabulary.py Vocabularies._of": "by business",
    "rag/waiting.py Waiting._imported": "by business",
    "rag/waiting.py Waiting._taught": "by business",
    "storage/tenants.py PostgresTenants._known": "by business",
    "desk/usecases/receive_message.py ReceiveMessage._doors": "locks by business and client",
    # of one business' vocabulary
    "rag/vocabulary.py Vocabulary._entries": "the business' own",
    "rag/vocabulary.py Vocabulary._frequency": "the business' own",
    "rag/vocabulary.py Vocabulary._grams": "the business' own",
    "rag/vocabulary.py Vocabulary._rarities": "the business' own",
    "rag/vocabulary.py Vocabulary._telling": "the business' own",
    # by words: what follows from them is the same for everybody
    "rag/embedding/remembered.py _known": "vectors by words, for one turn",
    "rag/examining/examiner.py RagExaminer._lessons": "vectors by words",
    "rag/examining/examiner.py RagExaminer._queries": "vectors by words",
    "rag/kept.py KeptRows._rows": "rows by words",
    "rag/retrieval/echoes.py Echoes._vectors": "vectors by single words",
    "rag/retrieval/aspects.py Aspects._told": "kinds by words",
    # by what is Telegram's own: a group belongs to one business, a token to whoever knows it
    "bot/bots.py Bots._by_token": "by token",
    "bot/governor.py Governor._queues": "by bot and chat",
    "bot/hints.py Hints._told_anonymous": "chats and topics",
    "bot/membership.py MembersOnly._sure_until": "by chat and person",
    "bot/slots.py Slots._paused": "by bot and chat",
    "bot/slots.py Slots._taken": "by bot and chat",
    "bot/topics/icons.py Icons._ids": "by bot; Telegram offers the same to all",
    "bot/governor.py Queue._waiting": "numbers of calls to one chat",
    # of one piece of work, or of none
    "app/nursery.py Nursery._tasks": "the program's own tasks",
    "bot/pace.py _standing_aside": "whether the work in hand is in no hurry",
    "desk/correlation.py _current": "the id of the work in hand",
    "desk/doors.py Doors._locks": "locks, by what its owner says",
    "desk/usecases/exchange.py _Talk.asked": "one talk's messages, for one lesson",
    "rag/facts/catalogue.py Catalogue._holders": "one business' services, for one question",
}


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(MEASURING):
                yield name, ast.parse(path.read_text("utf-8"))


def _name(node: ast.expr | None) -> str:
    """Of a thing that is called, subscripted or named with its module: `OrderedDict`."""
    match node:
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _name(inner)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _holds(value: ast.expr | None) -> bool:
    match value:
        case ast.Dict(keys=[]) | ast.List(elts=[]):
            return True
        case ast.Call(args=arguments) if _name(value) in CONTAINERS:
            return _name(value) != "Counter" or not arguments  # a metric has a name
    return False


def _containers() -> Iterator[str]:
    """Attributes and variables of modules that begin empty and are filled as the program goes."""
    for file, tree in _trees():
        for target in _filled(tree.body):
            if isinstance(target, ast.Name):
                yield f"{file} {target.id}"
        for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            for target in _filled(ast.walk(owner)):
                if isinstance(target, ast.Attribute):
                    yield f"{file} {owner.name}.{target.attr}"


def _filled(nodes: Iterable[ast.AST]) -> Iterator[ast.expr]:
    for node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _holds(node.value):
            yield node.targets[0] if isinstance(node, ast.Assign) else node.target


def _remembered_functions() -> Iterator[tuple[str, list[str]]]:
    for file, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(
                _name(one) in FUNCTIONS for one in node.decorator_list
            ):
                taken = [ast.unparse(one.annotation) for one in node.args.args if one.annotation]
                yield f"{file} {node.name}", taken


def test_every_container_says_why_no_business_meets_another_in_it() -> None:
    assert sorted(set(_containers())) == sorted(REMEMBERED)


def test_a_remembered_function_takes_words_and_numbers_alone() -> None:
    """Not a business, an entry or a talk: its answer follows from what whoever asks has said."""
    found = dict(_remembered_functions())
    assert found
    assert {name: taken for name, taken in found.items() if not set(taken) <= BY_WORDS} == {}
