from datetime import date

from app.exchange.bench_out import bench_sheet


def test_a_candidate_is_a_row_and_what_is_missing_stays_empty():
    sheet = bench_sheet(
        ["Listens"],
        [
            ("Ada Brightwater", "Dana", date(2026, 12, 1), True, (4,)),
            ("Cleo Marsh", "", None, False, (None,)),
        ],
    )
    assert sheet.head == ("Candidate", "Found through", "Next touch", "Ready", "Listens")
    assert sheet.rows == (
        ("Ada Brightwater", "Dana", "2026-12-01", "yes", 4),
        ("Cleo Marsh", "", None, "no", None),
    )
