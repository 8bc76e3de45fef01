/** Cries for help in English, by the harm they tell of. What is past, fiction or a figure of speech is none. */
import type { DangerKind } from "./signs.ts";
import { any, type Sign } from "#triage/rules/sign.ts";

const KIN =
  "\\b(?:husband|wife|boyfriend|girlfriend|partner|spouse|fianc\\w+|ex|father|mother|dad|mum|mom|stepfather|stepmother|stepdad|in-laws?|family|brother|uncle|son)\\b";
const SOMEONE = "\\b(?:he|she|they|someone|somebody|people|men|man|guy|boss|neighbou?rs?|landlord|police|gang)\\b";
const BLOWS =
  "(?:beat(?:s|ing|en)?|hit(?:s|ting)?|punch\\w*|kick\\w*|chok\\w+|strangl\\w+|slap\\w*|stab\\w*|attack\\w*|abus\\w+|assault\\w*|rap(?:ed|ing)|hurt(?:s|ing)?)";
const VICTIM = "\\b(?:me|us|my (?:mom|mum|mother|sister|wife|kids?|child(?:ren)?|daughter|son|brother|friend))\\b";
const CHILD = "\\b(?:child(?:ren)?|kids?|daughter|son|baby|girl|boy|student|niece|nephew)\\b";
const NOT_NOW =
  "\\b(?:years|decades) ago\\b|\\bused to\\b|\\b(?:movie|novel|film|essay|lyrics|video ?game|homework|joke|chess|laughing)\\b|\\b(?:beat|hit|kill)\\w* (?:me|us) (?:at|in (?:a )?(?:game|match))\\b|\\b(?:never|not|n't) (?:beat|hit|hurt)|\\bhit me (?:up|back|with)\\b|\\bhurt\\w* my feelings\\b";

const CRIES: readonly [DangerKind, string, string][] = [
  [
    "family-violence",
    `${KIN}.{0,30}\\b${BLOWS}.{0,6} ?${VICTIM}|\\bdomestic(?:ally)? (?:violence|abuse)\\b(?=.*\\b(?:me|my|i am|i'm|victim)\\b)|\\b(?:me|my|i am|i'm|victim)\\b.{0,40}\\bdomestic (?:violence|abuse)\\b`,
    "用英文说家里有人打人",
  ],
  [
    "violence",
    `${SOMEONE}.{0,24}\\b${BLOWS}.{0,6} ?${VICTIM}|\\bi(?:'m| am| was| have been| got|'ve been).{0,12}\\b(?:beaten|attacked|assaulted|stabbed|raped|molested|choked|bleeding)\\b|\\b(?:raped|molested|sexually assaulted) ${VICTIM}`,
    "用英文说正在受伤害",
  ],
  [
    "threat",
    `\\b(?:will|'ll|gonna|going to|wants? to|trying to|tries to|about to|threat\\w*.{0,20}to)\\b.{0,10}\\b(?:kill|murder|shoot|stab|burn|hurt|beat|rape)\\b.{0,4} ?${VICTIM}|\\bthreaten\\w*.{0,16}(?:\\bme\\b|my (?:life|family|child))|\\b(?:has|have|got|with|holding) (?:a )?(?:knife|gun)\\b|\\b(?:following|stalking) me\\b|\\bdeath threats?\\b`,
    "用英文说有人威胁要伤害人",
  ],
  [
    "self-harm",
    "\\bi.{0,16}\\b(?:want to|wanna|will|going to|gonna|wish to|rather) (?:die|be dead)\\b|\\bkill(?:ing)? myself\\b|\\bend(?:ing)? (?:my (?:own )?life|it all)\\b|\\bi.{0,12}\\bsuicidal\\b|\\bcommit(?:ting)? suicide\\b|\\b(?:don'?t|do not|no longer|can'?t|cannot) (?:want to |wanna )?(?:live|go on|be alive)(?: any ?more| like this|[.!]|$)|\\btak(?:e|ing) my (?:own )?life\\b|\\bbetter off dead\\b|\\b(?:no|nothing) (?:reason )?(?:left )?to live\\b|\\b(?:hurt|cut|harm)(?:ting|ting|ing)? myself\\b",
    "用英文说不想活",
  ],
  [
    "confinement",
    "\\block(?:ed|s|ing)? (?:me|us)\\b|\\bi(?:'m| am).{0,10}\\b(?:locked|trapped|kidnapped|held|imprisoned|trafficked)\\b|\\bkidnapp?(?:ed|ing) (?:me|my|us)\\b|\\b(?:won'?t|will not|don'?t|doesn'?t|not) (?:let|allow(?:ing)?|letting) (?:me|us)(?: to)? (?:leave|go(?: out| home)?|out|call|escape)\\b|\\bagainst my will\\b|\\bforc(?:ed|es|ing) (?:me|us) (?:to|into) (?:marry|marriage|sex|prostitut\\w+|scam)|\\bcan(?:'t|not) (?:escape|get out)\\b",
    "用英文说被关、被扣",
  ],
  [
    "minor",
    `\\b(?:touch|abus|beat|rap|molest|hit|hurt)\\w*.{0,12}${CHILD}|${CHILD}.{0,24}\\b(?:is being|was|been|being|getting|got) (?:touched|abused|beaten|raped|molested|hit|hurt)\\b`,
    "用英文说孩子受伤害",
  ],
  [
    "missing",
    `(?:${CHILD}|\\b(?:wife|husband|sister|brother|mother|father|friend|grandm\\w+|grandf\\w+)\\b).{0,10}\\b(?:is|was|has been|went|has gone) (?:missing|kidnapped|abducted|taken away|taken by)\\b`,
    "用英文说人不见了",
  ],
  [
    "elder",
    `\\b(?:abus|beat|starv|lock|hit)\\w*.{0,12}\\b(?:grandm\\w+|grandf\\w+|grandpa|elderly)\\b|\\b(?:grandm\\w+|grandf\\w+|grandpa)\\b.{0,20}\\b(?:beaten|abused|starv\\w+|locked)\\b`,
    "用英文说老人受伤害",
  ],
  [
    "violence",
    "^[\\s!.,]*(?:please |pls |somebody |someone )*(?:help(?:ing)? me|save me|help us|sos|call (?:the )?police|911|999)(?:[\\s!.,]|please|pls|now|help)*$|\\b(?:i(?:'m| am) (?:in danger|bleeding|dying|not safe)|my life is in danger|i fear for my life|call (?:the )?police (?:now|please|for me))\\b",
    "用英文求救",
  ],
];

/** Signs of danger told in English, the text in lower case. */
export const ENGLISH_CRIES: readonly Sign<DangerKind>[] = CRIES.map(([kind, pattern, says]) => ({
  kind,
  pattern: any(pattern),
  unless: any(NOT_NOW),
  says,
}));
