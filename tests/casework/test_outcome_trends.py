"""Whether an outcome gets better: compared with the core group before, and for how long it stands still."""

import pytest

from holdfast.casework import outcome_trends


@pytest.mark.parametrize(
    ("scales", "said"),
    [
        ([], ""), ([2], "Some change"), ([1, 2], "Some change: better than last time"),
        ([3, 2], "Some change: worse than last time"), ([1, 1], "No change yet: the same for 2 core groups"),
        ([2, 1, 1, 1], "No change yet: the same for 3 core groups"),
        ([3, 4], "Reached: better than last time"),
        ([4, 4], "Reached"),
        ([1, 0], "Worse than before: worse than last time"),
    ],
)  # fmt: skip
def test_it_is_said_in_words(scales: list[int], said: str) -> None:
    assert outcome_trends.said(scales=scales) == said
