"""The events of every calendar of a load: of one that several calendars hold, its latest version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from knowledge.loading.ics_event import CalendarEvent, NoEvent, read_event
from knowledge.loading.ics_file import CalendarFile
from knowledge.loading.ics_zones import Zones
from knowledge.loading.plan import FilePlan, LoadPlan

STEP = 500


@dataclass
class Calendars:
    """series: events by UID; instances: by UID, the times of a series that are otherwise, by their keys.

    zone: of times that name none.
    """

    zone: ZoneInfo
    series: dict[str, CalendarEvent] = field(default_factory=dict)
    instances: dict[str, dict[str, CalendarEvent]] = field(default_factory=dict)
    _files: dict[str, list[CalendarEvent]] = field(default_factory=dict)

    def read(self, file: CalendarFile, part: FilePlan, plan: LoadPlan) -> Iterator[int]:
        """Reads the events of one file; yields how many lines were gone through each time."""
        zones = Zones(file, self.zone)
        mine = self._files.setdefault(file.path.name, [])
        line = 0
        for number, raw in enumerate(file.events, start=1):
            try:
                event = read_event(replace(raw, text=zones.spelt(raw.text)), self.zone, cancels=file.cancels)
            except NoEvent as error:
                plan.refuse(part, raw.line, error.column, error.reason)
                continue
            held = self._held(event)
            if held is None or event.version > held.version:
                self._hold(event)
                mine.append(event)
            if number % STEP == 0:
                yield raw.line - line
                line = raw.line

    def current(self, name: str) -> Iterator[CalendarEvent]:
        """The events of one file that no other file, and no other line, holds in a later version."""
        return (event for event in self._files[name] if self._held(event) is event)

    def _held(self, event: CalendarEvent) -> CalendarEvent | None:
        if event.instance is None:
            return self.series.get(event.uid)
        return self.instances.get(event.uid, {}).get(event.key)

    def _hold(self, event: CalendarEvent) -> None:
        if event.instance is None:
            self.series[event.uid] = event
        else:
            self.instances.setdefault(event.uid, {})[event.key] = event
