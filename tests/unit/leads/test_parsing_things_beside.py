"""Vehicles that were not in the accident, hospitals that end with their name, hours of help.

All texts are invented.
"""

from datetime import time

import pytest

from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "vehicles"),
    [
        ("A lorry driver was killed in Raub. Firefighters had to rush to the scene.", ["lorry"]),
        ("Lelaki maut apabila kereta Toyota Hilux Single Cab terbabas di Raub.", ["pickup"]),
        ("Dua maut kereta pacuan 4 roda terbabas di Raub.", ["pickup"]),
        ("Pemandu maut. Lori jenis Volvo dan Mercedes-Benz itu bertembung di Raub.", ["lorry"]),
        (
            "A man working as a bus driver died in Raub. The bus driver was found beside his "
            "motorcycle after a crash.",
            ["motorcycle"],
        ),
        (
            "My motorbike slipped and I broke my arm in Raub. No car or lorry behind me.",
            ["motorcycle"],
        ),
        (
            "A car used the bus lane and hit a motorcyclist in Raub, he was hurt.",
            ["car", "motorcycle"],
        ),
        ("Rider killed avoiding a fallen lorry tyre in Raub.", ["motorcycle"]),
        ("A rider fell and broke his leg in Raub. We waited for an ambulance.", ["motorcycle"]),
        (
            "My dad was coming back from work on a bike and hit by a lorry in Raub, died.",
            ["motorcycle", "lorry"],
        ),
        ("Dua anggota polis maut, Land Rover mereka dirempuh lori di Raub.", ["lorry", "suv"]),
    ],
)
def test_vehicles_of_the_accident_alone(text: str, vehicles: list[str]) -> None:
    assert sorted(reading(text).vehicles) == sorted(vehicles)


@pytest.mark.parametrize(
    ("text", "hospital"),
    [
        (
            "Pekerja cedera di Raub dihantar ke Hospital Raub. Pemandu van tidak cedera.",
            "Hospital Raub",
        ),
        (
            "Buruh maut di Raub, mayat dibawa ke Hospital Raja Perempuan Zainab II. Anaknya reda.",
            "Hospital Raja Perempuan Zainab II",
        ),
        ("A worker fell and died in Raub. Use the guidelines (HIRARC) at work.", None),
        ("Rider patah kaki di Raub, dihantar ke hospital berikutan kecederaan itu.", None),
        (
            "I just came back from Hospital Tuanku Jaafar, my sister was injured in a crash in "
            "Raub.",
            "Hospital Tuanku Jaafar",
        ),
    ],
)
def test_the_hospital_by_its_name(text: str, hospital: str | None) -> None:
    assert reading(text).hospital == hospital


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        (
            "A man was killed by an excavator in Raub. They received a report at 3.38pm. Upon "
            "reaching "
            "the location about 36km from Raub at 4.17pm, they found him.",
            time(15, 38),
        ),
        (
            "Rumah terbakar di Raub, wanita maut. Bomba menerima panggilan pada 5.58 petang. "
            "Jentera "
            "tiba pada 6.01 petang.",
            time(17, 58),
        ),
        (
            "A worker died under rubble in Raub. A distress call came at 12.23am. He was "
            "removed from "
            "under it at 7.21am.",
            time(0, 23),
        ),
    ],
)
def test_the_call_comes_before_the_arrival(text: str, hour: time) -> None:
    assert reading(text).accident_time == hour
