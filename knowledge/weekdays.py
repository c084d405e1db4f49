"""The days of the week by their names, as people write them: Monday is 0."""

from __future__ import annotations

WEEKDAYS = {
    0: "monday mon সোমবার shombar sombar",
    1: "tuesday tues tue মঙ্গলবার mongolbar",
    2: "wednesday weds wed বুধবার budhbar",
    3: "thursday thurs thu বৃহস্পতিবার brihospotibar bishudbar",
    4: "friday fri শুক্রবার shukrobar shukrbar",
    5: "saturday sat শনিবার shonibar",
    6: "sunday sun রবিবার রোববার robibar robbar",
}
