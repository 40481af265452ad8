"""Place: what an address says, what a point gives, and how often the okrug is right inside the
real borders."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.adverts.place import geography
from etl.adverts.place.okrugs import site_in
from etl.adverts.place.place import place
from etl.adverts.reference import rows

AREAS = {"moscow", "oblast", "other", "remote", "unknown"}
ADDRESSES = [
    ("г. Москва, г. Москва, Волгоградский проспект, д. 42", "moscow", ""),
    ("107045, г Москва, Сретенский б-р", "moscow", ""),
    ("Московская область, г. Химки, ул. Ленина", "oblast", ""),
    ("Мытищи", "oblast", ""),
    ("г Москва, г Зеленоград, Георгиевский пр-кт", "moscow", "ЗелАО"),
    ("г. Москва, Троицк, ул. Физическая", "moscow", "ТАО"),
    ("Москва, г Щербинка", "moscow", "НАО"),
    ("Челябинская область, г Троицк", "other", ""),
    ("Троицк", "unknown", ""),
    ("Москва, район Печатники, Шоссейная", "moscow", "ЮВАО"),
    ("вн.тер.г. муниципальный округ Тверской, Москва", "moscow", "ЦАО"),
    ("Москва, поселение Сосенское", "moscow", "НАО"),
    ("г.Москва, СЗАО, ул. Новая", "moscow", "СЗАО"),
    ("Северо-Восточный административный округ, Москва", "moscow", "СВАО"),
    ("Москва, ЗАО «Ромашка», ул. Новая", "moscow", ""),
    ("Москва, ЗАО, ул. Новая", "moscow", "ЗАО"),
    ("Санкт-Петербург, Московский проспект", "other", ""),
    ("Алтайский край, г Заринск, Зеленая улица, 51", "other", ""),
    ("ул. Ленина, 5", "unknown", ""),
    ("г.Москва,ул.Годовикова,9", "moscow", ""),
    ("117105Москва,Варшавское ш.", "moscow", ""),
    ("117105, Москва Варшавское шоссе, 9", "moscow", ""),
    ("Россия, Москва, Нагатинская ул.", "moscow", ""),
    ("г. Москва ул. Ленинская Слобода д. 19", "moscow", ""),
    ("Москва г, Каширское ш, дом 3", "moscow", ""),
    ("Московский тракт, Тюмень", "other", ""),
    ("ул. Московская, Калуга", "other", ""),
    ("г.Казань ул.Баумана д.5", "other", ""),
    ("Новая Москва, ул. Александры Монаховой", "moscow", ""),
    ("Зеленоград", "moscow", "ЗелАО"),
    ("Королёв", "oblast", ""),
    ("г.Химки,ул.Ленина", "oblast", ""),
    ("гостиница Москва, Санкт-Петербург", "other", ""),
    ("д. Москва, Псковская область", "other", ""),
    ("", "unknown", ""),
]


@pytest.mark.parametrize("address, area, okrug", ADDRESSES)
def test_what_an_address_says(address, area, okrug):
    found = place(address)
    assert (found.area, found.okrug) == (area, okrug)


def test_the_order_of_evidence():
    assert place("Москва", 55.99, 37.2).okrug == "ЗелАО", (
        "a point gives the okrug of an address that names none"
    )
    assert place("г. Москва, СЗАО", 55.7, 37.8).okrug == "СЗАО", "words beat a point"
    assert place("", 55.91, 37.73, "Москва").area == "oblast", (
        "a point in Mytishchi beats the publisher's area"
    )
    assert place("ул. Новая", area_name="Москва").area == "moscow"
    assert place("ул. Новая", area_name="Казань").area == "other"
    assert place("", region_code="7700000000000").area == "unknown", (
        "the employer's registration is not a place"
    )
    assert place("Троицк", region_code="7700000000000") == place("Троицк", region_code="77")
    assert place("Троицк", region_code="77").area == "moscow"
    assert place("Москва", 55.7, 37.6, remote=True).area == "remote"


FREE_TEXTS = [
    "Варшавское шоссе",
    "Метро Тульская",
    "Территория завода",
    "Москва и МО",
    "Технополис Москва",
    "Москва-Сити",
    "Промзона Очаково",
    "Рядом с метро",
    "Деловой центр",
    "Киевская",
    "Нагатинская набережная",
    "Офис работодателя",
    "Объекты заказчика",
    "По договорённости",
]


@pytest.mark.parametrize("text", FREE_TEXTS)
def test_a_free_text_without_a_town_moves_nobody_out_of_moscow(text):
    assert place(text, 55.709, 37.622, "", "77", location="г. Москва").area == "moscow"
    assert place(text, 55.709, 37.622).okrug == "ЮАО"
    assert place(text, location="г. Москва").area == "moscow"
    assert place(text, area_name="Москва").area == "moscow"
    assert place(text, region_code="77").area == "moscow"
    assert place(text).area in ("moscow", "unknown")


def test_a_named_town_is_a_place_whatever_the_registration_says():
    assert place("г. Калуга, ул. Московская", region_code="77").area == "other"
    assert place("Самара", 55.709, 37.622).area == "other"
    assert place("ул. Новая", location="Тульская область, г. Тула").area == "other"
    assert place("Троицк", region_code="74").area != "moscow"


def test_a_point_near_where_two_okrugs_meet_has_none():
    found = [place("Москва, ул. Новая", 55.70 + i / 500, 37.60) for i in range(100)]
    assert {p.how for p in found} == {"coordinates", "coordinates_border"}
    assert all(not p.okrug for p in found if p.how == "coordinates_border")
    assert {p.area for p in found} == {"moscow"}


def test_points_that_say_little_are_not_believed():
    assert place("Москва", 55.7558, 37.6176) == place("Москва")._replace(how="city_centre"), (
        "a geocoder's default"
    )
    assert place("Москва, ул. Ильинка", 55.7558, 37.6176).okrug == "ЦАО"
    assert place("Москва, ул. Новая", 43.1, 131.9) == place("Москва, ул. Новая")._replace(
        how="coordinates_far"
    )
    assert place("Москва, ул. Новая", 0, 0).how == "address"
    assert place("", "37.5", "55.67").okrug == place("", "55.67", "37.5").okrug == "ЗАО", (
        "swapped and as text"
    )


@pytest.mark.parametrize(
    "text, site",
    [
        ("Москва, ул. Годовикова, 9, технопарк «Калибр»", "Калибр"),
        ("точность и калибр деталей", ""),
        (
            "Работа на территории ОЭЗ «Технополис Москва», площадка Алабушево",
            "Технополис «Москва»: Алабушево",
        ),
        ("в Технополисе: технополис Москва", "Технополис «Москва»"),
        ("слава и почёт", ""),
        ("индустриальный парк Руднево", "Технополис «Москва»: Руднево"),
        ("район Печатники", ""),
    ],
)
def test_sites_are_recognised_and_ordinary_words_are_not(text, site):
    assert site_in(text) == site


def test_a_site_gives_the_okrug_its_address_lacks():
    assert place("Москва, ОЭЗ «Технополис Москва», площадка Алабушево").okrug == "ЗелАО"


@given(
    st.text(max_size=60),
    st.one_of(st.none(), st.floats(), st.text(max_size=6)),
    st.one_of(st.none(), st.floats()),
    st.text(max_size=20),
    st.sampled_from(["", "77", "50", "х"]),
)
def test_any_input_gives_a_place(address, lat, lng, area, region):
    found = place(address, lat, lng, area, region)
    assert found.area in AREAS and (found.area == "moscow" or not found.okrug)


def test_every_district_and_town_is_in_its_own_place():
    for row in rows("districts"):
        near = geography.nearest(float(row["lat"]), float(row["lon"]))
        assert (near.district, near.okrug) == (row["district"], row["okrug"]) and near.in_city
    towns = [
        geography.nearest(float(r["lat"]), float(r["lon"])).in_city for r in rows("oblast_towns")
    ]
    assert np.mean(towns) < 0.01


def test_okrug_inside_the_real_borders(shared):
    lon, lat, truth = points_within(shared / "geo/moscow_districts.geojson", 40)
    near = [geography.nearest(a, b) for a, b in zip(lat, lon, strict=True)]
    okrugs = {r["district"].replace("ё", "е"): r["okrug"] for r in rows("districts")}
    right = np.array([n.okrug == okrugs[t] for n, t in zip(near, truth, strict=True)])
    sure = np.array([n.to_border_km >= geography.BORDER_KM for n in near])
    assert len(right) > 5_000
    assert right.mean() > 0.93, f"okrug {right.mean():.3f}"
    assert right[sure].mean() > 0.97, (
        f"okrug away from borders {right[sure].mean():.3f}, {sure.mean():.2f} of points"
    )
    assert np.mean([n.in_city for n in near]) > 0.96


def points_within(path, each):
    """`each` points evenly inside every district's border."""
    rng = np.random.default_rng(0)
    out = []
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        shape = feature["geometry"]
        if shape["type"] == "MultiPolygon":
            polygons = shape["coordinates"]
        else:
            polygons = [shape["coordinates"]]
        rings = [np.asarray(ring) for polygon in polygons for ring in polygon]
        corners = np.concatenate(rings)
        found = np.empty((0, 2))
        while len(found) < each:
            tried = rng.uniform(corners.min(0), corners.max(0), (200, 2))
            found = np.concatenate([found, tried[_inside(rings, *tried.T)]])
        out += [(*p, feature["properties"]["NAME"].replace("ё", "е")) for p in found[:each]]
    return zip(*out, strict=True)


def _inside(rings, x, y):
    odd = np.zeros(len(x), bool)
    for ring in rings:
        (x1, y1), (x2, y2) = ring[:-1].T[:, :, None], ring[1:].T[:, :, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            odd ^= (((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)).sum(
                0
            ) % 2 == 1
    return odd
