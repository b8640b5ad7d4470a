"""What a message wants, decided by meaning."""

import pytest

from desk.tenant import Tenant
from rag import fitted
from rag.assembly import FOLDERS
from rag.embedding.port import Embedder
from rag.intents.kinds import PERSON, Intent
from rag.language import model as language_model
from rag.phrases.classifier import Classifier
from rag.phrases.training import LETTERS, shipped, wanted_for
from rag.understanding.follow_up import stands_alone, subject
from rag.understanding.parts import clauses, joined, sentences
from rag.understanding.reader import Reader
from tests.unit.rag.away import Away
from tests.unit.rag.talks import said, turn


@pytest.mark.parametrize(
    "text",
    [
        "когда вы заканчиваете работу?",
        "у вас есть искусственные ресницы?",
        "администратор до скольки на месте?",
        "нужна ли предоплата?",
        "какие условия отмены записи?",
        "есть ли гарантия?",
        "сколько человек у вас работает?",
        "приеду с коляской, пандус у вас есть?",
        "үш баламен келеміз, күтетін орын бар ма",
        "утюг перестал греть, чините такие?",
        "шаңсорғышым істемей қалды, жөндейсіздер ме",
        "если мастер ничего не найдёт, выезд оплачивается?",
        "если не приеду, аванс сгорает?",
        "подскажите пожалуйста можно ли сделать плов вообще без зиры а то муж не ест",
    ],
)
async def test_look_alikes_are_questions(reader: Reader, salon: Tenant, text: str) -> None:
    """Words that only look like law, refunds or people are not taken for them."""
    assert (await reader.read(turn(salon, text))).intent is Intent.QUESTION


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("позовите живого человека", Intent.HUMAN_REQUEST),
        ("адаммен сөйлескім келеді", Intent.HUMAN_REQUEST),
        ("с администратором соедините пж", Intent.HUMAN_REQUEST),
        ("верните мои деньги за вчерашнее", Intent.REFUND),
        ("ақшамды қайтарып беріңіздер", Intent.REFUND),
        ("перенесите мою запись на среду", Intent.RESCHEDULE),
        ("отмените мою запись на завтра", Intent.CANCEL),
        ("запишите меня на субботу в три", Intent.BOOKING),
        ("хочу заказать две пиццы и сок на Абая 3", Intent.BOOKING),
        ("забронируйте домик на выходные", Intent.BOOKING),
        ("хочу вызвать сантехника на завтра", Intent.BOOKING),
        ("үйге шебер шақырайын деп едім ертең", Intent.BOOKING),
        ("после вашего ремонта утюг опять не греет", Intent.COMPLAINT),
        ("кошку тошнит второй день, что ей дать", Intent.MEDICAL),
        ("не присылайте мне больше сообщений", Intent.OPT_OUT),
    ],
)
async def test_demands_are_recognised(reader: Reader, salon: Tenant, text: str, intent: Intent) -> None:
    """A demand is known in Russian and Kazakh."""
    assert (await reader.read(turn(salon, text))).intent is intent


async def test_a_demand_beside_a_question_wins(reader: Reader, salon: Tenant) -> None:
    """A person is one message away even when the message also asks something."""
    read = await reader.read(turn(salon, "Здравствуйте! Сколько стоит маникюр? И позовите менеджера"))
    assert read.intent in PERSON


async def test_small_talk_never_shadows_a_question(reader: Reader, salon: Tenant) -> None:
    """«Привет, как дела? Сколько стоит педикюр?» is a question, looked up without the greeting."""
    read = await reader.read(turn(salon, "Привет!", "Как дела?", "Сколько стоит педикюр?"))
    assert read.intent is Intent.QUESTION
    assert read.question == "Сколько стоит педикюр?"


async def test_fragments_are_one_question(reader: Reader, salon: Tenant) -> None:
    """Five fragments typed one after another are understood as what they say together."""
    read = await reader.read(
        turn(salon, "здравствуйте", "а сколько", "у вас стоит", "маникюр", "с гель-лаком?")
    )
    assert read.intent is Intent.QUESTION
    assert {"сколько", "маникюр", "гель-лаком?"} <= set(read.question.split())


def test_sentences_clauses_and_fragments() -> None:
    """The cutting itself: marks end a sentence, commas a clause, short unfinished messages go on."""
    assert sentences(["Привет! Как вы?", "Сколько\nстоит"]) == ["Привет!", "Как вы?", "Сколько", "стоит"]
    assert clauses("сколько стоит маникюр, позовите мне человека") == [
        "сколько стоит маникюр",
        "позовите мне человека",
    ]
    assert joined(["а сколько", "стоит маникюр?", "и педикюр"]) == ["а сколько стоит маникюр?", "и педикюр"]


def test_a_short_follow_up_takes_its_subject_from_before() -> None:
    """«А сколько он стоит?» and «педикюр ше?» go on from the last whole question; a question of its own
    does not."""
    history = (said("Делаете ли вы кератин?"), said("а долго?"))
    assert subject("а сколько он стоит?", history) == "Делаете ли вы кератин?"
    assert subject("ботокс ше?", history) == "Делаете ли вы кератин?"
    assert not subject("Сколько стоит маникюр с покрытием?", history)


def test_what_names_its_subject_stands_by_itself() -> None:
    """«А парковка есть?» is whole; «а она большая?» and «а педикюр?» are not."""
    assert stands_alone("а парковка есть?")
    assert not stands_alone("а она большая?")
    assert not stands_alone("а педикюр?")


@pytest.mark.parametrize("folder", FOLDERS)
def test_shipped_weights_are_of_the_present_phrases(folder: str, embedder: Embedder) -> None:
    """Whoever changes a phrase runs `python -m rag.refit`; else every start would fit them anew."""
    for embedder_id in (embedder.id, LETTERS):
        assert fitted.load(shipped(folder, embedder_id), wanted_for(folder, embedder_id)) is not None
    assert fitted.load(language_model.PATH, language_model.fingerprint_of_phrases()) is not None


async def test_without_an_embedder_letters_still_tell_a_demand(
    salon: Tenant, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An embedder that is away doesn't hide «позовите человека»."""
    reader = Reader(Classifier("intents", Away(), tmp_path_factory.mktemp("away")))
    read = await reader.read(turn(salon, "позовите человека"))
    assert (read.intent, read.by_meaning) == (Intent.HUMAN_REQUEST, False)
