"""Cities that Vietnamese writes in its own way; the dataset keeps the names of the gazetteer, which are English."""

from __future__ import annotations

from movements.language import Language

# Viet Nam's own cities, and those abroad on which Vietnamese papers agree.
VIETNAMESE = {
    "Hanoi": "Hà Nội",
    "Ho Chi Minh City": "Thành phố Hồ Chí Minh",
    "Da Nang": "Đà Nẵng",
    "Haiphong": "Hải Phòng",
    "Hai Phong": "Hải Phòng",
    "Hue": "Huế",
    "Can Tho": "Cần Thơ",
    "Da Lat": "Đà Lạt",
    "Lao Cai": "Lào Cai",
    "Quang Tri": "Quảng Trị",
    "Van Dinh": "Vân Đình",
    "Vientiane": "Viêng Chăn",
    "Phnom Penh": "Phnôm Pênh",
    "Moscow": "Mát-xcơ-va",
    "Hong Kong": "Hồng Kông",
    "Mexico City": "Thành phố Mexico",
    "Beijing": "Bắc Kinh",
    "Shanghai": "Thượng Hải",
    "Pyongyang": "Bình Nhưỡng",
    "Havana": "La Habana",
}


def city_name(city: str | None, language: Language) -> str:
    """What a language calls a city; nothing for none."""
    return VIETNAMESE.get(city or "", city or "") if language == "vi" else city or ""
