"""Forms in the Design System's components: plain Django forms, drawn by one renderer.

`Form` is what every form of the site builds on; Django's own fields and those of `dates` and `times` are all
drawn.
Every kind of field stands on /looks (outside production).
"""

from holdfast.pages.forms.choices import Choice
from holdfast.pages.forms.dates import DateField
from holdfast.pages.forms.form import Form, Renderer
from holdfast.pages.forms.times import MomentField, TimeField

__all__ = ["Choice", "DateField", "Form", "MomentField", "Renderer", "TimeField"]
