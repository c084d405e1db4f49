"""What two libraries say of the blocks we judge: slack_sdk.models and slackblocks. Each gives its reason, or ""."""

from __future__ import annotations

import inspect
from typing import Any

import slackblocks as sb
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View


def slack_sdk_says(blocks: list[Any], surface: str) -> str:
    """slack_sdk knows surfaces by their blocks' number only."""
    try:
        if surface == "message":
            for block in blocks:
                parsed = Block.parse(block)
                if parsed is None:
                    return "Block.parse knows no such block"
                parsed.to_dict()
        else:
            extra: dict[str, Any] = {
                "title": {"type": "plain_text", "text": "T"},
                "submit": {"type": "plain_text", "text": "S"},
            }
            View(type=surface, blocks=blocks, **(extra if surface == "modal" else {})).to_dict()
    except Exception as error:  # noqa: BLE001 whatever is raised while it is built is its refusal
        return f"{type(error).__name__}: {error}"
    return ""


def slackblocks_says(blocks: list[Any], surface: str) -> str:
    try:
        built = [_block(block) for block in blocks]
        if surface == "message":
            sb.Message(channel="C1", blocks=built).to_dict()
        elif surface == "modal":
            sb.ModalView(title="T", submit="S", blocks=built).to_dict()
        else:
            sb.HomeTabView(blocks=built).to_dict()
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"
    return ""


_BLOCKS: dict[str, Any] = {
    "actions": sb.ActionsBlock, "alert": sb.AlertBlock, "card": sb.CardBlock, "carousel": sb.CarouselBlock,
    "container": sb.ContainerBlock, "context": sb.ContextBlock, "context_actions": sb.ContextActionsBlock,
    "data_table": sb.DataTableBlock, "data_visualization": sb.DataVisualizationBlock, "divider": sb.DividerBlock,
    "file": sb.FileBlock, "header": sb.HeaderBlock, "image": sb.ImageBlock, "input": sb.InputBlock,
    "markdown": sb.MarkdownBlock, "plan": sb.PlanBlock, "rich_text": sb.RichTextBlock, "section": sb.SectionBlock,
    "table": sb.TableBlock, "task_card": sb.TaskCardBlock, "video": sb.VideoBlock,
}  # fmt: skip
_ELEMENTS: dict[str, Any] = {
    "button": sb.Button, "checkboxes": sb.CheckboxGroup, "datepicker": sb.DatePicker, "timepicker": sb.TimePicker,
    "datetimepicker": sb.DateTimePicker, "email_text_input": sb.EmailInput, "url_text_input": sb.URLInput,
    "feedback_buttons": sb.FeedbackButtons, "icon_button": sb.IconButton, "file_input": sb.FileInput, "image": sb.Image,
    "multi_static_select": sb.StaticMultiSelectMenu, "multi_external_select": sb.ExternalMultiSelectMenu,
    "multi_users_select": sb.UserMultiSelectMenu, "multi_conversations_select": sb.ConversationMultiSelectMenu,
    "multi_channels_select": sb.ChannelMultiSelectMenu, "number_input": sb.NumberInput, "overflow": sb.OverflowMenu,
    "plain_text_input": sb.PlainTextInput, "radio_buttons": sb.RadioButtonGroup, "static_select": sb.StaticSelectMenu,
    "external_select": sb.ExternalSelectMenu, "users_select": sb.UserSelectMenu,
    "conversations_select": sb.ConversationSelectMenu, "channels_select": sb.ChannelSelectMenu, "url": sb.URLSource,
    "workflow_button": sb.WorkflowButton, "rich_text_input": sb.RichTextInput, "raw_text": sb.RawText,
    "raw_number": sb.RawNumber, "plain_text": sb.PlainText, "mrkdwn": sb.Markdown, "icon": sb.SlackIcon,
    "pie": sb.PieChart, "bar": sb.BarChart, "area": sb.AreaChart, "line": sb.LineChart,
    "rich_text_section": sb.RichTextSection, "rich_text_list": sb.RichTextList, "rich_text_quote": sb.RichTextQuote,
    "rich_text_preformatted": sb.RichTextCodeBlock, "text": sb.RichText, "link": sb.RichTextLink,
    "emoji": sb.RichTextEmoji, "user": sb.RichTextUser, "usergroup": sb.RichTextUserGroup,
    "channel": sb.RichTextChannel, "rich_text": sb.RichTextBlock,
}  # fmt: skip
_OBJECTS: dict[str, Any] = {
    "confirm": sb.ConfirmationDialogue, "options": sb.Option, "initial_options": sb.Option, "initial_option": sb.Option,
    "option_groups": sb.OptionGroup, "slack_file": sb.SlackFile, "filter": sb.ConversationFilter,
    "dispatch_action_config": sb.DispatchActionConfiguration, "workflow": sb.Workflow, "trigger": sb.Trigger,
    "customizable_input_parameters": sb.InputParameter, "positive_button": sb.FeedbackButton,
    "segments": sb.ChartSegment, "negative_button": sb.FeedbackButton,
    "series": sb.DataSeries, "data": sb.DataPoint, "axis_config": sb.AxisConfig,
    "column_settings": sb.ColumnSettings, "tasks": sb.TaskCardBlock,
}  # fmt: skip
_RENAMED = {"initial_date_time": "initial_datetime", "usergroup_id": "user_group_id"}


def _block(value: Any) -> Any:
    if not isinstance(value, dict) or value.get("type") not in _BLOCKS:
        raise LookupError("slackblocks has no such block")
    return _made(_BLOCKS[value["type"]], value)


def _made(maker: Any, value: dict[str, Any]) -> Any:
    given = {_RENAMED.get(name, name): _of(name, inner) for name, inner in value.items() if name != "type"}
    if isinstance(given.get("style"), dict):
        given |= given.pop("style")
    if maker is sb.SlackFile:
        given = {"url": None, "id": None, **given}
    if maker is sb.Trigger:
        given.setdefault("customizable_input_parameters", None)
    if maker is sb.StaticMultiSelectMenu:
        given.setdefault("options", None)
    if maker is sb.TableBlock:
        given["rows"] = [[_cell(cell) for cell in row] for row in given["rows"]]
    needs = inspect.signature(maker.__init__).parameters
    if "action_id" in needs and needs["action_id"].default is inspect.Parameter.empty:
        given.setdefault("action_id", "a")  # slackblocks asks for it; Slack makes one
    return maker(**given)


def _cell(cell: Any) -> Any:
    """A table of slackblocks holds what a rich text block holds, not the block."""
    held = (cell.elements or []) if isinstance(cell, sb.RichTextBlock) else []
    return held[0] if len(held) == 1 else cell


def _of(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_of(name, item) for item in value]
    if not isinstance(value, dict) or name == "style":
        return value
    if name == "child_blocks" or (name == "elements" and value.get("type") == "card"):
        return _block(value)
    if name in _OBJECTS and value.get("type") not in ("plain_text", "mrkdwn"):
        return _made(_OBJECTS[name], value)
    if value.get("type") not in _ELEMENTS:
        raise LookupError("slackblocks has no such element")
    return _made(_ELEMENTS[value["type"]], value)
