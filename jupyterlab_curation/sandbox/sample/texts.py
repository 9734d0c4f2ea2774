"""Every word that the sample draws or writes, in one place.

The font kept in ``fonts/`` holds the characters of ``drawn_characters()`` and
no others; a test compares the two.
"""

from __future__ import annotations

import string

BRANDS = ("HANEUL", "모닝듀", "NORDEN", "서울상회", "BLANC", "달빛공방", "OAK & LINE", "하루")

ADJECTIVES = ("베이직", "오버핏", "소프트", "데일리", "클래식", "워시드", "코튼", "빈티지")
KIND_NAMES = {
    "tee": "반팔 티셔츠",
    "longsleeve": "긴팔 티셔츠",
    "hoodie": "후드 티셔츠",
    "shirt": "셔츠",
    "trousers": "슬랙스",
    "wide": "와이드 팬츠",
    "shorts": "반바지",
    "skirt": "플리츠 스커트",
}
MATERIALS = (
    "면 100%",
    "면 60%, 폴리에스터 40%",
    "린넨 55%, 레이온 45%",
    "폴리에스터 95%, 스판 5%",
)
SEASONS = ("봄/가을", "여름", "겨울", "사계절")

# Words printed on garments.
PRINT_WORDS = ("SEOUL", "한강", "No.7", "WAVE", "봄날", "1984", "MOON", "제주", "OFF", "숲")
CARE_LABEL = "HANEUL"

# Banners: a title, then lines. A line with a bar is a row of a table.
SIZE_TITLE = "사이즈 안내 SIZE"
SIZE_NOTE = "측정 방법에 따라 1~3cm 오차가 있을 수 있습니다."
TOP_COLUMNS = ("사이즈", "어깨", "가슴", "소매", "총장")
BOTTOM_COLUMNS = ("사이즈", "허리", "엉덩이", "밑위", "총장")
SIZE_ROWS = ("S", "M", "L", "XL")

CARE_TITLE = "세탁 방법 안내"
CARE_LINES = (
    "찬물에 단독 손세탁해 주세요.",
    "표백제를 사용하지 마세요.",
    "뒤집어서 그늘에 말려 주세요.",
    "다림질은 낮은 온도로 해 주세요.",
    "건조기 사용 시 줄어들 수 있습니다.",
)
INFO_TITLE = "상품 정보"
INFO_LABELS = ("상품명", "브랜드", "색상", "소재", "계절", "제조국")
INFO_COUNTRY = "대한민국"
DELIVERY_TITLE = "배송·교환·반품"
DELIVERY_LINES = (
    "평일 오후 2시 이전 주문은 당일 발송됩니다.",
    "교환과 반품은 받은 날부터 7일 이내에 가능합니다.",
    "착용하거나 세탁한 상품은 교환할 수 없습니다.",
    "고객센터 02-000-0000 (평일 10:00~17:00)",
)
SALE_TITLE = "시즌 오프 50% + 10% 할인"
SALE_LINES = ("이번 주 일요일까지", "장바구니 쿠폰 추가 할인", "무료 배송")
POINT_TITLE = "POINT"
POINT_LINES = (
    "부드러운 촉감의 원단",
    "늘어남이 적은 목 부분",
    "누구에게나 어울리는 핏",
    "비침 없는 탄탄한 두께",
)
FABRIC_LABELS = ("두께감", "신축성", "비침", "안감")
FABRIC_SCALE = ("얇음 보통 두꺼움", "없음 보통 좋음", "있음 약간 없음", "없음 부분 있음")


def drawn_characters() -> set[str]:
    """All characters that may be drawn: these texts, colour names and printable ASCII."""
    from .colours import COLOURS

    parts = [string.digits, string.ascii_letters, string.punctuation, " "]
    parts += [colour.name for colour in COLOURS]
    for name, value in globals().items():
        if not name.isupper():
            continue
        if isinstance(value, str):
            parts.append(value)
        else:
            parts.extend(value.values() if isinstance(value, dict) else value)
    return set("".join(parts))
