"""The pages of a form that came back, to be looked at beside what it was understood to say."""

from app import paths


def pages(data: bytes) -> bytes:
    """The pages of a returned PDF to look at, with what its fields say drawn onto them.

    Not every program that shows a PDF draws what was typed into it. Raises
    ``exchange.errors.Unreadable``, for a workbook too, and OSError without the fonts.
    """
    from app.exchange import form_pdf
    from app.report import overlay

    typed = [
        (
            width,
            height,
            [
                overlay.Typed(
                    field.text, field.left, field.foot, field.width, field.height, field.multiline
                )
                for field in fields
                if field.text.strip() and field.height
            ],
        )
        for width, height, fields in form_pdf.pages(data)
    ]
    return form_pdf.laid_over(data, overlay.build(typed, paths.resources() / "fonts"))
