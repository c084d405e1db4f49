"""What stands before an English verb and tells how far it is: denied, ahead, wished for; and what a "not" spares."""

from __future__ import annotations

from bot.compose.checking.patterns import word

# English, of what stands before the verb: what puts it ahead, what denies it, what makes it a wish or a condition.
NOT_DONE = word(
    r"(?:(?:did|does|do|has|have|had|was|were|is|are|been) (?:not|never)|never|not(?: yet)?|nothing|nobody|none|not one"
    r"|no \w+(?: \w+)?)(?: (?:yet|been|be|is|are|was|were|has|have|had|ever|even|so|far|also|actually|in|full))*"
    r"|(?:refus\w+|declin\w+) to|(?:failed|(?:has|have|had|is|are) (?:still )?yet|still has"
    r"|still have) to(?: be)?|(?:can|could) not"
)
AHEAD = word(
    r"please|(?:will|shall|to)(?: \w+){1,9} and|(?:will|shall|would|should|must|can|could|may|might"
    r"|to|due|let)(?: (?:also|then|now|first|only|soon|still"
    r"|have|has|be|been|it|them|us|get|we|they|he|she)){0,4}"
    r"|(?:will|must|should|to|can) have(?: \w+){0,3}|(?:if|as soon as|(?<!for )(?<!at )once|until|till|unless"
    r"|when|(?:only|not) (?:after|before)|condition(?: \w+){0,2})(?: \w+){0,4}"
    r"|before(?: \w+){0,3} (?:is|are|gets?|has|have)(?: been)?|(?:check|ensure|make sure|see)(?: \w+){0,7} (?:is|are)"
)
WILL_NOT = word(r"(?:will|shall|would|should|must|can|could|may|might|to) (?:not|never)(?: \w+){0,2}|not to")
WISHED = word(
    r"(?:wants?|wanted|asks?|asked|needs?|expects?|expected|would like|promise[sd]?|plans?|planned|hopes?|by)"
    r"(?: (?!was|were|has|have|had|is|are|and)\w+){0,4}"
)
# What a denied act was not: not in time, not in full. It may be done all the same.
NOT_SO = word(r"(?:on|in) (?:time|full)|fully|late|early|before|সময়মতো|সময়ে|যথাসময়ে|পুরো\S*|সবটা|সব|আগে|দেরি\S*")
