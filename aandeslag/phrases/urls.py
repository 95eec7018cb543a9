"""Addresses of the texts that residents read."""

from django.urls import path

from aandeslag.phrases import views

app_name = "phrases"
urlpatterns = [
    path("", views.languages, name="languages"),
    path("checked/", views.checked, name="check"),
    path("<slug:language>/", views.texts, name="texts"),
    path("<uuid:phrase_id>/unchecked/", views.unchecked, name="uncheck"),
    path("<uuid:phrase_id>/correct/", views.correct, name="correct"),
]
