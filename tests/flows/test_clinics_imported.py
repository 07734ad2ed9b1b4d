"""Panel clinics and their hours from files: taken, changed, refused row by row with the reason."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from bot import clinic_files
from bot.office import Refused
from bot.transactions import Transactions
from db.models.appointments import AppointmentState, Provider, ProviderKind
from db.models.records import AuditNote
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import SITI, appointments, book, slots

office, hands = screened.office, screened.hands
HEAD = "Kod klinik;Nama klinik;Poskod;Alamat;Perkhidmatan;Sintetik"


def written(folder: Path, name: str, *lines: str) -> Path:
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


async def clinic(chat: Chat, code: str) -> Provider:
    found: Provider = (await rows(chat, select(Provider).where(Provider.code == code)))[0]
    return found


async def test_clinic_gets_its_place_from_the_postcode(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    file = written(
        tmp_path, "c.csv", HEAD, "kl-0123;Klinik Ujian;28000;Jalan 1;screening|mammogram;ya"
    )
    report = await clinic_files.take_clinics(transactions, file)

    row = await clinic(chat, "KL-0123")
    assert (report.read, report.new, report.refused) == (1, 1, [])
    assert (row.state, row.branch_code, row.services) == (
        "MY-06", "PHG-TML", ["screening", "mammogram"],
    )  # fmt: skip
    assert row.latitude == pytest.approx(3.45, abs=0.1)
    notes = await rows(chat, select(AuditNote).where(AuditNote.action == "clinics.imported"))
    assert len(notes) == 1


async def test_known_clinic_is_changed_and_keeps_its_hours(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    before = len(await slots(chat))
    file = written(tmp_path, "c.csv", HEAD, "SIN-K1;Klinik Nama Baharu;25000;;screening;ya")
    report = await clinic_files.take_clinics(transactions, file)

    assert (report.new, report.changed) == (0, 1)
    assert (await clinic(chat, "SIN-K1")).name == "Klinik Nama Baharu"
    assert len(await slots(chat)) == before


async def test_bad_rows_are_refused_one_by_one_with_line_and_reason(
    transactions: Transactions, tmp_path: Path
) -> None:
    file = written(
        tmp_path, "c.csv", HEAD,
        "PHG-KTN;Klinik Cawangan;25000;;;ya",
        "MY-06;Klinik Negeri;25000;;;ya",
        "=1+1;Klinik Formula;25000;;;ya",
        "KL-1;Klinik Baik;25000;;;ya",
        "KL-2;123;25000;;;ya",
        "KL-3;Klinik Jauh;99999;;;ya",
        "KL-4;Klinik Apa;25000;;xray;ya",
        "KL-5;Klinik Pendek",
    )  # fmt: skip
    report = await clinic_files.take_clinics(transactions, file)

    assert [(row.line, row.reason) for row in sorted(report.refused)] == [
        (2, "clinic_code"), (3, "clinic_code"), (4, "clinic_code"), (6, "no_name"),
        (7, "no_point"), (8, "services"), (9, "few_cells"),
    ]  # fmt: skip
    assert report.new == 1
    assert report.refused_file is not None
    refused = report.refused_file.read_text("utf-8-sig")
    assert "neither coordinates nor a postcode" in refused
    assert "'=1+1" in refused
    assert report.refused_file.stat().st_mode & 0o077 == 0


async def test_hours_open_slots_at_once(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    file = written(
        tmp_path, "s.csv", "kod,hari,waktu,minit,tempat",
        "SIN-K1,Isnin,9-11,30,2", "SIN-K1,Isnin,14-15,30,1", "SIN-K1,24/12/2026,9-10,30,1",
        "SIN-K1,Selasa,,,0",
    )  # fmt: skip
    report = await clinic_files.take_hours(transactions, file)

    monday = [s for s in await slots(chat) if s.starts_at.date().isoformat() == "2026-12-07"]
    tuesday = [s for s in await slots(chat) if s.starts_at.date().isoformat() == "2026-12-08"]
    assert (report.read, report.clinics, report.refused) == (4, 1, [])
    assert [slot.places for slot in monday] == [2, 2, 2, 2, 1, 1]
    assert all(slot.places == 0 for slot in tuesday)


async def test_hours_from_excel(chat: Chat, transactions: Transactions, tmp_path: Path) -> None:
    book_ = Workbook()
    sheet = book_.active
    assert sheet is not None
    for line in (
        ("Code", "Day", "Hours", "Minutes", "Places"),
        ("SIN-K2", "Friday", "9-10", 30, 2),
    ):
        sheet.append(line)
    book_.save(tmp_path / "s.xlsx")
    report = await clinic_files.take_hours(transactions, tmp_path / "s.xlsx")

    assert report.clinics == 1
    assert any(slot.places == 2 and slot.starts_at.isoweekday() == 5
               for slot in await slots(chat, "SIN-K2"))  # fmt: skip


async def test_bad_hours_are_refused_and_that_clinic_is_left_alone(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    file = written(
        tmp_path, "s.csv", "code,day,hours,minutes,places",
        "SIN-K1,Isnin,9-12,30,1", "SIN-K1,Isnin,11-13,30,1",
        "SIN-K9,Isnin,9-12,30,1", "SIN-K2,Funday,9-12,30,1", "SIN-K2,Isnin,12-9,30,1",
        "SIN-K2,Isnin,9-12,3,1", "SIN-K2,31/12/2020,9-12,30,1", "SIN-K2,Isnin,9-12,30,x",
    )  # fmt: skip
    before = len(await slots(chat))
    report = await clinic_files.take_hours(transactions, file)

    assert sorted((row.line, row.reason) for row in report.refused) == [
        (2, "hours"), (3, "hours"), (4, "clinic"), (5, "weekday"), (6, "hours"), (7, "slot"),
        (8, "weekday"), (9, "slot"),
    ]  # fmt: skip
    assert len(await slots(chat)) == before


async def test_closed_day_with_bookings_is_left_to_the_clinic(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await book(chat, SITI)
    file = written(tmp_path, "s.csv", "code,day,hours,minutes,places", "SIN-K1,1/12/2026,,,0")
    report = await clinic_files.take_hours(transactions, file)

    assert [row.reason for row in report.refused] == ["has_bookings"]
    assert (await appointments(chat))[0].state is AppointmentState.BOOKED


async def test_file_without_its_columns_is_refused_as_a_whole(
    transactions: Transactions, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="there is no column for: name"):
        await clinic_files.take_clinics(transactions, written(tmp_path, "c.csv", "kod", "KL-1"))
    with pytest.raises(Refused, match="cannot be read"):
        await clinic_files.take_clinics(transactions, tmp_path / "none.csv")


async def test_whom_a_case_manager_books_comes_by_the_same_file(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    head = f"{HEAD};Jenis;Kapasiti"
    file = written(
        tmp_path, "c.csv", head,
        "th-0001;Fisioterapi Ujian;25000;Jalan 2;;ya;therapist;2",
        "th-0002;Salah Jenis;25000;Jalan 2;;ya;bomoh;2",
        "th-0003;Terlalu Ramai;25000;Jalan 2;;ya;therapist;100",
        "sin-k1;Bukan Klinik Lagi;25000;;;ya;therapist;1",
    )  # fmt: skip
    report = await clinic_files.take_clinics(transactions, file)

    row = await clinic(chat, "TH-0001")
    assert (row.kind, row.capacity, row.services) == (ProviderKind.THERAPIST, 2, [])
    assert [each.line for each in report.refused] == [3, 4, 5]
    assert (await clinic(chat, "SIN-K1")).kind is ProviderKind.PANEL_CLINIC
