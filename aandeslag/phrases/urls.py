"""Addresses of the texts that residents read."""

from django.urls import path

from aandeslag.phrases import reading_views, views

app_name = "phrases"
urlpatterns = [
    path("", views.languages, name="languages"),
    path("checked/", views.checked, name="check"),
    path("read/", reading_views.choose_language, name="read-languages"),
    path("read/<slug:language>/", reading_views.read_along, name="read-along"),
    path("<slug:language>/", views.texts, name="texts"),
    path("<uuid:phrase_id>/unchecked/", views.unchecked, name="uncheck"),
    path("<uuid:phrase_id>/correct/", views.correct, name="correct"),
    path("<uuid:phrase_id>/keep/", views.keep, name="keep"),
    path("<uuid:phrase_id>/better/", reading_views.say_better, name="better"),
]
