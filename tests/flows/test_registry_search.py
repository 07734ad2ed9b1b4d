"""Employers and persons are found by numbers and by misspelt names, in both databases."""

from datetime import date, timedelta

import pytest

from db import keys
from db.models.registry import Current, Edition, EmployerStatus, Extract
from db.session import Database
from services.registry import search
from services.registry.found import Kind
from tests.flows import registered
from tests.flows.registered import employer, person

EMPLOYERS = [
    employer("F9702103813F", "Syarikat Maju Jaya Sdn. Bhd.", ssm_new="199701012345",
             ssm_old="412345K", phone=6095551234, latitude=3.8077, longitude=103.326),
    employer("A100000001A", "Restoran Cahaya Bulan Enterprise", latitude=3.8079,
             longitude=103.3262),
    employer("A100000002A", "7-Eleven Malaysia Sdn Bhd", town="Kuantan"),
    employer("A100000003A", "7-Eleven Malaysia Sdn Bhd", town="Kota Bharu"),
    employer("A100000004A", "Kejuruteraan Elektrik Setia Sdn Bhd", status=EmployerStatus.CEASED),
    employer("A100000005A", "Pembinaan Warisan Teguh Sdn Bhd"),
    employer("A100000006A", "Ladang Kelapa Sawit Seri Mas Berhad"),
    employer("A100000007A", "Tan Ah Kow & Sons Hardware"),
]  # fmt: skip
PERSONS = [
    person("850312065123", "Muhammad Faizal bin Abdullah", phone=60123456789),
    person("900101065124", "Muhammad Faizal bin Abdullah", born=date(1990, 1, 1)),
    person("780505065126", "Nor Azlina binti Abd Rahman", born=date(1978, 5, 5)),
    person("690707105125", "Kumar a/l Subramaniam", other_number="A1234567", born=date(1969, 7, 7)),
    person("880808115127", "Lim Siew Ling", born=date(1988, 8, 8)),
]


@pytest.fixture
async def registry(database: Database) -> Database:
    async with database.writers() as session, session.begin():
        await registered.employers(session, EMPLOYERS)
        await registered.persons(session, PERSONS)
    return database


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("F9702103813F", keys.of_code("F9702103813F"), id="employer code"),
        pytest.param("f 9702103813-f", keys.of_code("F9702103813F"), id="code with spaces"),
        pytest.param("199701012345", keys.of_code("F9702103813F"), id="new SSM number"),
        pytest.param("412345-K", keys.of_code("F9702103813F"), id="old SSM number"),
        pytest.param("850312-06-5123", keys.of_nric("850312065123"), id="identity number"),
        pytest.param("012-345 6789", keys.of_nric("850312065123"), id="telephone"),
        pytest.param("A 1234567", keys.of_nric("690707105125"), id="old identity card"),
    ],
)
async def test_whole_number_names_one(registry: Database, typed: str, key: int) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, typed)

    assert [each.key for each in found.candidates] == [key]
    assert found.confident


async def test_number_that_is_not_there_was_looked_for_everywhere(registry: Database) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, "991231-06-5555")

    assert (found.candidates, found.confident, found.exhaustive) == ((), False, True)
    assert found.as_of == {Kind.EMPLOYER: registered.AS_OF, Kind.PERSON: registered.AS_OF}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("maju jya s/b", "Syarikat Maju Jaya Sdn. Bhd.", id="slip, short form"),
        pytest.param("MAJUJAYA", "Syarikat Maju Jaya Sdn. Bhd.", id="glued"),
        pytest.param("restorant chaya bulan", "Restoran Cahaya Bulan Enterprise", id="letters"),
        pytest.param("kej electrik setia", "Kejuruteraan Elektrik Setia Sdn Bhd", id="short word"),
        pytest.param("warisan teguh pembinan", "Pembinaan Warisan Teguh Sdn Bhd", id="order"),
        pytest.param("ladang sawit seri mas", "Ladang Kelapa Sawit Seri Mas Berhad", id="lost"),
        pytest.param("muhd faisal b abdlh", "Muhammad Faizal bin Abdullah", id="in haste"),
        pytest.param("norazlina bt abdrahman", "Nor Azlina binti Abd Rahman", id="Nor glued"),
        pytest.param("kumar subramanian", "Kumar a/l Subramaniam", id="spelling"),
        pytest.param("lim siewling", "Lim Siew Ling", id="two syllables glued"),
    ],
)  # fmt: skip
async def test_misspelt_name_comes_first(registry: Database, typed: str, name: str) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, typed)

    assert found.candidates[0].name == name
    assert not found.exhaustive


async def test_word_far_behind_in_a_long_name_stops_no_search(database: Database) -> None:
    long = "Nor Azlina Suria Permata Cahaya Bulan Purnama Zulkarnain"
    async with database.writers() as session, session.begin():
        await registered.persons(session, [*PERSONS, person("780505065128", long)])
    async with database.sessions() as session:
        found = await search.find(session, "Nor Azlina Suria Zulkarnain")

    assert found.candidates[0].name == long


async def test_two_of_one_name_are_a_choice(registry: Database) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, "Muhammad Faizal bin Abdullah", kinds=[Kind.PERSON])

    assert [each.born_year for each in found.candidates[:2]] == [1985, 1990]
    assert not found.confident


@pytest.mark.parametrize("beside", ["850312", "1985", "lahir 1985", "12/3/1985", "5123"])
async def test_a_field_beside_the_name_tells_two_apart(registry: Database, beside: str) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, f"muhd faizal bin abdullah {beside}")

    assert [each.key for each in found.candidates if each.score >= 90] == [850312065123]


@pytest.mark.parametrize("beside", ["850312", "1985", "12/3/1985", "5123"])
async def test_who_was_born_on_another_day_is_not_listed_beside_who_fits(
    registry: Database, beside: str
) -> None:
    async with registry.sessions() as session:
        found = await search.find(
            session, f"muhd faizal bin abdullah {beside}", kinds=[Kind.PERSON]
        )

    assert [each.key for each in found.candidates] == [850312065123]


@pytest.mark.parametrize("beside", ["850313", "1986", "13/3/1985", "5129"])
async def test_whom_no_birthday_fits_is_no_sure_answer(registry: Database, beside: str) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, f"nor azlina bt abd rahman {beside}")

    assert found.candidates[0].name == "Nor Azlina binti Abd Rahman"
    assert found.candidates[0].score <= 60
    assert not found.confident


async def test_birthday_of_a_foreign_worker_is_no_part_of_the_number(database: Database) -> None:
    worker = person("780505065126", "Ranjit Thapa", born=date(1985, 3, 12))
    worker["key"] = keys.of_worker_number("000000000123")
    async with database.writers() as session, session.begin():
        await registered.persons(session, [*PERSONS, worker])
    async with database.sessions() as session:
        found = await search.find(session, "ranjit tapa 850312")

    assert [each.key for each in found.candidates] == [worker["key"]]


async def test_of_names_alike_the_one_that_many_bear_comes_first(database: Database) -> None:
    many = [person(f"85031206{number}", "Hassan bin Ali") for number in range(5131, 5171)]
    async with database.writers() as session, session.begin():
        await registered.persons(session, [person("850312065129", "Hassad bin Ali"), *many])
    async with database.sessions() as session:
        found = await search.find(session, "hassah bin ali")

    assert found.candidates[0].name == "Hassan bin Ali"
    assert "Hassad bin Ali" in [each.name for each in found.candidates[:4]]


async def test_town_beside_the_name_tells_branches_apart(registry: Database) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, "7-eleven kota bharu")

    assert [each.town for each in found.candidates[:2]] == ["Kota Bharu", "Kuantan"]
    assert found.candidates[0].score > found.candidates[1].score


@pytest.mark.parametrize("place", ["kuantan", "di Kuantan", "pahang"])
async def test_the_branch_that_is_meant_is_found_among_many(database: Database, place: str) -> None:
    many = [
        employer(
            f"A2000000{number:02}A", "Kedai Serbaneka Murni Sdn Bhd", town="Muar", state="MY-01"
        )
        for number in range(30)
    ]
    meant = employer("A300000000A", "Kedai Serbaneka Murni Sdn Bhd")
    async with database.writers() as session, session.begin():
        await registered.employers(session, [*many, meant])
    async with database.sessions() as session:
        found = await search.find(session, f"kedai serbaneka murni {place}", kinds=[Kind.EMPLOYER])

    assert found.candidates[0].key == meant["key"]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Maju Jaya Trading", id="another legal form"),
        pytest.param("Setia Jaya", id="a word of others"),
        pytest.param("Nor Azlina bin Abd Rahman", id="the other sex"),
        pytest.param("Zxcvb Qwrtp", id="nothing like it"),
    ],
)
async def test_doubt_is_no_confident_answer(registry: Database, typed: str) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, typed)

    assert not found.confident
    assert not found.exhaustive


async def test_number_with_the_name_of_another_is_not_taken_for_sure(registry: Database) -> None:
    async with registry.sessions() as session:
        found = await search.find(session, "Lim Siew Ling 850312-06-5123")

    assert [each.key for each in found.candidates] == [850312065123]
    assert not found.confident


async def test_new_employer_is_found_without_a_new_index(registry: Database) -> None:
    async with registry.sessions() as session:
        before = await search.find(session, "kilang gula perdana")
    async with registry.writers() as session, session.begin():
        row = employer("B200000001B", "Kilang Gula Perdana Sdn Bhd")
        await registered.one_more_employer(session, row, number=1000)
    async with registry.sessions() as session:
        after = await search.find(session, "kilan gula perdna")

    assert "Kilang Gula Perdana Sdn Bhd" not in [each.name for each in before.candidates]
    assert after.candidates[0].name == "Kilang Gula Perdana Sdn Bhd"


async def test_new_names_of_an_edition_that_was_filled_anew_are_no_older_ones(
    registry: Database,
) -> None:
    for code, name in (("B200000001B", "Kilang Gula Perdana"), ("B200000002B", "Bengkel Zaitun")):
        async with registry.writers() as session, session.begin():
            await registered.employers(session, EMPLOYERS)
            await registered.one_more_employer(session, employer(code, name), number=1000)
            current = await session.get_one(Current, Extract.EMPLOYERS)
            current.as_of += timedelta(days=int(code[9]))
        async with registry.sessions() as session:
            found = await search.find(session, name)

        assert found.candidates[0].name == name


async def test_swap_is_seen_by_the_next_search(registry: Database) -> None:
    async with registry.sessions() as session:
        await search.find(session, "maju jaya")  # the vocabulary of edition a is loaded
    rows = [employer("C300000001C", "Pasaraya Desa Indah Sdn Bhd"), EMPLOYERS[4]]
    async with registry.writers() as session, session.begin():
        await registered.employers(session, rows, Edition.B)
    async with registry.sessions() as session:
        found = await search.find(session, "pasar raya desa indah")
        gone = await search.find(session, "maju jaya")

    assert found.candidates[0].name == "Pasaraya Desa Indah Sdn Bhd"
    assert "Syarikat Maju Jaya Sdn. Bhd." not in [each.name for each in gone.candidates]


async def test_same_edition_built_anew_is_loaded_anew(registry: Database) -> None:
    async with registry.sessions() as session:
        await search.find(session, "maju jaya")
    async with registry.writers() as session, session.begin():
        await registered.employers(session, [employer("D400000001D", "Butik Kasih Ibu Enterprise")])
    async with registry.sessions() as session:
        found = await search.find(session, "butik kaseh ibu")

    assert found.candidates[0].name == "Butik Kasih Ibu Enterprise"


async def test_nothing_was_ever_imported(database: Database) -> None:
    async with database.sessions() as session:
        found = await search.find(session, "maju jaya")

        number = await search.find(session, "850312-06-5123")

    assert (found.candidates, found.as_of) == ((), {})
    assert not number.exhaustive


async def test_employers_around_a_place_nearest_first(registry: Database) -> None:
    async with registry.sessions() as session:
        found = await search.around(session, (3.80792, 103.32622), km=0.2)

    names = [each.name for each in found.candidates]
    assert names == ["Restoran Cahaya Bulan Enterprise", "Syarikat Maju Jaya Sdn. Bhd."]
    assert found.candidates[0].km is not None
    assert found.candidates[0].km < 0.02
