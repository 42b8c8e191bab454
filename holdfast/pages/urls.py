"""The addresses of the pages."""

from django.conf import settings
from django.urls import path

from holdfast.pages import dates, home, looks, procedures

urlpatterns = [
    path("", home.home, name="home"),
    path("procedures", procedures.index, name="procedures"),
    path("procedures/<slug:procedure>", procedures.show, name="procedure"),
    path("procedures/<slug:procedure>/dates", dates.dates, name="dates"),
]
if not settings.PRODUCTION:
    urlpatterns += [path("looks", looks.looks, name="looks")]
