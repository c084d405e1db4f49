"""The command line: `keybrief ask`, `brief`, `note`, `followup` and the rest. Each command parses, calls, shows."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from bot.terminal.options import As, AsOf, In, Json, Lang, Out, Yes

app = typer.Typer(
    name="keybrief",
    help="Prepares key account managers: answers, meeting briefs and follow-ups, each sentence with its source.",
    epilog="Exit codes: 0 done · 1 a fault of ours · 2 nothing done, it must be decided · 3 not found, or more than "
    "one · 4 the input cannot be read · 5 database, disk or index cannot be used · 6 not yours to read.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.command()
def ask(
    question: str, account: In = "", as_of: AsOf = "", person: As = "", lang: Lang = "", json: Json = False
) -> None:
    """Answer a question about an account, or about all of them, with sources."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, words=question, json=json, late=True) as at:
        from bot.features.ask import ask as asked
        from bot.terminal.answer import AsItComes, show_answer
        from bot.terminal.brief import shows_brief
        from bot.terminal.document import writes_document

        if writes_document(at, question, account=account) or shows_brief(at, question, account=account):
            return
        came = AsItComes(at.screen, at.style)
        answer, _ = asked(
            at.desk, at.reader, question, as_of=at.as_of, account=account, language=at.language, following=came
        )
        show_answer(at.screen, answer, at.style, came)


@app.command()
def brief(
    account: str,
    focus: Annotated[str, typer.Option("--for", metavar="WORDS", help="The meeting or focus it is for.")] = "",
    full: Annotated[bool, typer.Option("--full/--short", help="The full brief, or the short one.")] = False,
    out: Out = "",
    as_of: AsOf = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Prepare for a meeting with an account: what matters first, each line with its source."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, json=json) as at:
        from bot.terminal.brief import show_brief

        show_brief(at, account, focus, full=full, out=out)


@app.command()
def note(
    words: Annotated[str, typer.Argument(help="The note, as it is to be kept.")] = "",
    account: In = "",
    show: Annotated[str, typer.Option("--show", metavar="REF", help="The card of a note (note-57).")] = "",
    file: Annotated[str, typer.Option("--file", metavar="REF", help="Put a note into --account NAME.")] = "",
    confirm: Annotated[str, typer.Option("--confirm", metavar="REF", help="Confirm what a note implies.")] = "",
    edit: Annotated[str, typer.Option("--edit", metavar="REF", help="Give a note other words.")] = "",
    undo: Annotated[str, typer.Option("--undo", metavar="REF", help="Take a note back, and all it led to.")] = "",
    delete: Annotated[str, typer.Option("--delete", metavar="REF", help="Erase a note; what it led to stays.")] = "",
    only: Annotated[str, typer.Option("--only", metavar="1,3", help="These items, with --confirm or --undo.")] = "",
    person: As = "",
    lang: Lang = "",
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Log a note as it is written and confirm what it implies; or show, file, confirm, edit, undo, delete one."""
    from bot.terminal.sitting import sitting

    with sitting(person=person, language=lang, words=words, json=json) as at:
        from bot.terminal import note as notes

        act = {"show": show, "file": file, "confirm": confirm, "edit": edit, "undo": undo, "delete": delete}
        asked = [(name, ref) for name, ref in act.items() if ref]
        places = notes.places_for(only, [name for name, _ in asked], words)
        match asked:
            case [("show", ref)]:
                notes.show_note(at, ref)
            case [("file", ref)]:
                notes.file_note(at, ref, account, yes=yes)
            case [("confirm", ref)]:
                notes.confirm_note(at, ref, places)
            case [("edit", ref)]:
                notes.reword_note(at, ref, words, yes=yes)
            case [("undo", ref)]:
                notes.take_back(at, ref, places)
            case [("delete", ref)]:
                notes.delete_note(at, ref)
            case _:
                notes.log_note(at, words, account, yes=yes)


@app.command()
def followup(account: str, as_of: AsOf = "", person: As = "", lang: Lang = "", json: Json = False) -> None:
    """Draft the follow-up to the last meeting: what was promised and kept, the message, the actions by function."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, json=json) as at:
        from bot.terminal.followup import show_followup

        show_followup(at, account)


@app.command()
def plan(
    account: str,
    ref: Annotated[str, typer.Option("--plan", metavar="REF", help="This one of its plans (plan-3).")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="What changed in it from this day on.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Draft the next year's plan; nothing is stored.")] = False,
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="Draft from this template.")] = "",
    save: Annotated[bool, typer.Option("--save", help="Store the draft.")] = False,
    undo: Annotated[str, typer.Option("--undo", metavar="REF", help="Take a saved draft back, all of it.")] = "",
    for_customer: Annotated[bool, typer.Option("--for-customer", help="Only what the customer may see.")] = False,
    out: Out = "",
    as_of: AsOf = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Show the account plan: objectives, steps, measures, who does what by when; or draft the next year's."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, json=json, late=True) as at:
        from bot.terminal.plan import PlanOrder, run_plan

        run_plan(at, PlanOrder(account, ref, since, template, undo, draft, save, for_customer, out))


@app.command()
def handoff(
    words: Annotated[
        str, typer.Argument(metavar="[WORK]", help="What is passed on: commitment-12, initiative-3.")
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="The colleague: name, e-mail or function.")] = "",
    message: Annotated[str, typer.Option("--message", "-m", metavar="WORDS", help="What goes with it.")] = "",
    accept: Annotated[str, typer.Option("--accept", metavar="N", help="Take over hand-off N.")] = "",
    decline: Annotated[str, typer.Option("--decline", metavar="N", help="Do not take it over.")] = "",
    ask: Annotated[str, typer.Option("--ask", metavar="N", help="Ask first, with --message.")] = "",
    tell: Annotated[str, typer.Option("--tell", metavar="N", help="Answer what was asked, with --message.")] = "",
    withdraw: Annotated[str, typer.Option("--withdraw", metavar="N", help="Keep it after all.")] = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Pass work on to a colleague, who accepts, declines or asks; alone, see what waits."""
    from bot.terminal.sitting import sitting

    with sitting(person=person, language=lang, json=json, late=True) as at:
        from bot.terminal import handoff as handoffs

        given = {"accept": accept, "decline": decline, "ask": ask, "tell": tell, "withdraw": withdraw}
        asked = [(name, number) for name, number in given.items() if number]
        if asked:
            handoffs.act(at, *asked[0], message)
        elif words:
            handoffs.pass_on(at, words, to, message)
        else:
            handoffs.show_open(at)


@app.command()
def chat(as_of: AsOf = "", person: As = "", lang: Lang = "") -> None:
    """Ask, brief, note and follow up in one conversation."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang) as at:
        from bot.terminal.chat import hold_chat

        hold_chat(at)


@app.command()
def accounts(
    name: Annotated[str, typer.Argument(help="One of them: what its score and its health are made of.")] = "",
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar="ORDER", help="revenue, score, attractiveness, strength, health, last_order or name."
        ),
    ] = "revenue",
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", help="Those of this owner; - for none.")] = "",
    segment: Annotated[str, typer.Option("--segment", metavar="NAME", help="Those of this segment.")] = "",
    tier: Annotated[str, typer.Option("--tier", metavar="NAME", help="Those of this tier.")] = "",
    abc: Annotated[str, typer.Option("--class", metavar="A|B|C", help="Those of this class.")] = "",
    page: Annotated[
        int, typer.Option("--page", min=0, help="Twenty-five at a time, from 1; all of them if unset.")
    ] = 0,
    out: Out = "",
    as_of: AsOf = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """The portfolio: revenue, share, class, score and health of each account; or why one of them scores so."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, words=name, json=json, late=True) as at:
        from bot.features.accounts import Wanted
        from bot.terminal.accounts import AccountsOrder, show_accounts

        show_accounts(at, AccountsOrder(name, Wanted(sort, owner, segment, tier, abc), page, out))


@app.command()
def scoring(lang: Lang = "", json: Json = False) -> None:
    """The weights that scores and health are worked out with, and whether a file of your own can be used."""
    from bot.terminal.sitting import sitting

    with sitting(language=lang, json=json, late=True) as at:
        from bot.terminal.scoring import show_scoring

        show_scoring(at)


@app.command()
def record(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ACCOUNT] [KIND] [FIELD=VALUE]...", help="Meghna contact name=Rina title=Buyer."),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add a record of this kind to the account.")] = False,
    change: Annotated[str, typer.Option("--change", metavar="REF", help="Give a record other fields.")] = "",
    end: Annotated[str, typer.Option("--end", metavar="REF", help="End a record in its own way, today.")] = "",
    undo: Annotated[str, typer.Option("--undo", metavar="REF", help="Take its newest change back.")] = "",
    history: Annotated[str, typer.Option("--history", metavar="REF", help="Who changed what, and when.")] = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """All that is kept of an account: look at it; add, change, end or take back any record of it."""
    from bot.terminal.sitting import sitting

    said = tuple(words or ())
    with sitting(person=person, language=lang, words=" ".join(said), json=json, late=True) as at:
        from bot.terminal.record import RecordOrder, run_record

        run_record(at, RecordOrder(said, add, change, end, undo, history))


@app.command()
def negotiate(
    account: str,
    shared: Annotated[bool, typer.Option("--shared", help="As others may read it: without our walk-away.")] = False,
    out: Out = "",
    as_of: AsOf = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """The sheet to take to a negotiation: who depends on whom, wants, gives and gets, concessions, our walk-away."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, json=json, late=True) as at:
        from bot.terminal.negotiate import show_sheet

        show_sheet(at, account, shared=shared, out=out)


@app.command()
def picture(
    kind: Annotated[
        str, typer.Argument(help="revenue, seasonality, bridge, matrix, stakeholders, plan or promotions.")
    ],
    account: Annotated[str, typer.Argument(help="The account; matrix and bridge need none.")] = "",
    out: Annotated[str, typer.Option("--out", metavar="FILE.png", help="Where it is drawn to.")] = "keybrief.png",
    as_of: AsOf = "",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Draw figures as a picture, and tell the same in words."""
    from bot.terminal.sitting import sitting

    with sitting(as_of=as_of, person=person, language=lang, words=f"{kind} {account}", json=json, late=True) as at:
        from bot.terminal.document import show_picture

        show_picture(at, kind, account, out)


@app.command()
def search(
    account: str,
    words: str,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="How many passages.")] = 10,
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """The passages of an account that fit the words best, with their scores."""
    from bot.terminal.sitting import sitting

    with sitting(person=person, language=lang, words=words, json=json) as at:
        from bot.terminal.search import show_search

        show_search(at, account, words, limit)


@app.command()
def load(
    folder: Annotated[Path | None, typer.Argument(help="The folder of CSV files.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="A mapping of your own (TOML).")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and stop.")] = False,
    yes: Yes = False,
    undo: Annotated[int | None, typer.Option("--undo", metavar="ID", help="Take this load back whole.")] = None,
    template: Annotated[bool, typer.Option("--template", help="Write empty files of our own layout there.")] = False,
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Bring CSV files in: shows what it will do, asks, does it whole; --undo takes it back."""
    from bot.terminal.sitting import sitting

    with sitting(language=lang, json=json, steps=False) as at:
        from bot.terminal.load import LoadOrder, run_load, run_template, run_undo

        if template:
            run_template(at, folder)
        elif undo is not None:
            run_undo(at, undo)
        else:
            run_load(at, LoadOrder(folder, mapping, yes, dry_run))


@app.command()
def reindex(lang: Lang = "", json: Json = False) -> None:
    """Build the search index anew from the records."""
    from bot.terminal.sitting import sitting

    with sitting(language=lang, json=json, steps=False) as at:
        from bot.terminal.reindex import run_reindex

        run_reindex(at)


@app.command()
def forget(
    what: Annotated[str, typer.Argument(metavar="note|person|account", help="What is to be forgotten.")],
    name: Annotated[str, typer.Argument(help="Its name or ref, exactly: note-57, contact-12, a full name, an e-mail.")],
    account: In = "",
    key: Annotated[list[str] | None, typer.Option("--key", help="What Slack calls a person: slack:T1/U1.")] = None,
    person: As = "",
    lang: Lang = "",
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Erase a note, a person or an account from everything kept, and prove it: shows what will go, and asks."""
    from bot.terminal.sitting import sitting

    with sitting(person=person, language=lang, json=json, late=True) as at:
        from bot.terminal.forget import ForgetOrder, run_forget

        run_forget(at, ForgetOrder(what, name, account, tuple(key or ()), yes))


@app.command()
def costs(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="From this day on; else of 30 days.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="person|task|day", help="What is added up together.")] = "task",
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """What the language model was used for: answers, calls, tokens, time, and what it cost."""
    from bot.terminal.sitting import sitting

    with sitting(person=person, language=lang, json=json, late=True) as at:
        from bot.terminal.costs import CostsOrder, show_costs

        show_costs(at, CostsOrder(since, by))


@app.command()
def doctor(lang: Lang = "", json: Json = False) -> None:
    """What is set, reachable and in step, and what to do about what is not."""
    from bot.terminal.doctor import examine

    examine(lang, json=json)


@app.command()
def slack(
    http: Annotated[str, typer.Option("--http", metavar="HOST:PORT", help="Hear by HTTP here, not by a socket.")] = "",
    manifest: Annotated[bool, typer.Option("--manifest", help="Print the app's manifest, to paste at Slack.")] = False,
    url: Annotated[str, typer.Option("--url", help="With --manifest: where Slack reaches it by HTTP.")] = "",
    lang: Lang = "",
) -> None:
    """Run the bot in Slack."""
    from bot.terminal.slack import SlackOrder, run_slack

    run_slack(SlackOrder(http, manifest, url), lang)


@app.command("eval")
def evaluate(
    file: Annotated[
        Path | None, typer.Argument(help="Your own questions (TOML); those of the sample book if unset.")
    ] = None,
    only: Annotated[
        str, typer.Option("--only", metavar="KIND", help="question, unanswerable, conversation, brief, note.")
    ] = "",
    verbose: Annotated[bool, typer.Option("--verbose", help="What was not right, case by case.")] = False,
    from_feedback: Annotated[
        Path | None, typer.Option("--from-feedback", metavar="FILE", help="Write the answers people judged to FILE.")
    ] = None,
    person: As = "",
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Ask a file of questions, without and with the model, and see how many are right; 1 where too few are."""
    from bot.terminal.evaluate import EvalOrder, run_eval, write_feedback

    order = EvalOrder(file, only, person, verbose, from_feedback)
    if from_feedback is not None:
        write_feedback(order, lang)
    else:
        run_eval(order, lang, json=json)


jobs = typer.Typer(help="What could not be done for good: look at it, and have it done again.", no_args_is_help=True)
app.add_typer(jobs, name="jobs")


@jobs.command("failed")
def failed_jobs(lang: Lang = "", json: Json = False) -> None:
    """What people asked for and could not be done, with the number each of them was shown."""
    from bot.terminal.jobs import show_failed

    show_failed(lang, json=json)


@jobs.command("retry")
def retry_job(
    number: Annotated[str, typer.Argument(help="The number that was shown, or the job's id.")], lang: Lang = ""
) -> None:
    """Have a failed job done again by the running bot, or by the next one that starts."""
    from bot.terminal.jobs import retry

    retry(number, lang)


@app.command()
def workspace(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where it listens; 0 for any port.")] = 38417,
    people: Annotated[Path | None, typer.Option("--people", help="Who is in it (TOML).")] = None,
    manifest: Annotated[Path | None, typer.Option("--manifest", help="The app's manifest (JSON).")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", help="Keep what is said in this file.")] = None,
    http: Annotated[str, typer.Option("--http", metavar="URL", help="Where the app hears by HTTP.")] = "",
    lang: Lang = "",
) -> None:
    """Run a local Slack in the browser, for trying an app without Slack."""
    from bot.terminal.workspace import WorkspaceOrder, run_workspace

    run_workspace(WorkspaceOrder(port, people, manifest, keep, http), lang)


@app.command(hidden=True)
def demo(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where the local Slack listens.")] = 38417,
    workspace: Annotated[
        bool, typer.Option("--workspace", help="Run the local Slack with the bot; open no browser.")
    ] = False,
    lang: Lang = "",
) -> None:
    """Load the sample book into the folder .demo and show what a person can do with it."""
    from bot.terminal.demo import run_demo

    run_demo(port, workspace=workspace, language=lang)


def main() -> None:
    """Runs the command line."""
    # What is imported stays until the end: looking through it for garbage, again and again and once more at the
    # end, is a fifth of a cold start.
    gc.set_threshold(500_000, 20, 50)
    try:
        app()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
