import type { Invocation } from "../core/invocation.ts";
import type { Understand } from "../core/understanding.ts";

/** A way of asking, and the command that answers it. The first group of the pattern is what is asked about. */
interface Pattern {
  readonly asks: RegExp;
  readonly command: string;
  readonly argument: string;
}

const SPOKE = "presented|talked|spoke|gave|held|did|made|wrote|opened|led|showed|introduced";

const PATTERNS: readonly Pattern[] = [
  {
    asks: new RegExp(`^who (?:${SPOKE})(?: (?:about|on|of))? (.+)$`, "iu"),
    command: "who",
    argument: "topic",
  },
  { asks: /^qui a (?:présenté|presente|parlé de|parle de|fait) (.+)$/iu, command: "who", argument: "topic" },
  {
    asks: /^what (?:did|does|has) (.+?) (?:present|talk about|speak about|show|say|give)(?:ed)?$/iu,
    command: "presenter",
    argument: "name",
  },
  { asks: /^(?:the )?talks? (?:given )?(?:by|of|from) (.+)$/iu, command: "presenter", argument: "name" },
  {
    asks: /^(?:what (?:happened|was said|was presented) on|list the talks of|talks (?:on|of)) (.*\d.*|\w+day|first day|last day|today|yesterday)$/iu,
    command: "day",
    argument: "day",
  },
  {
    asks: /^(?:when|which day|on which day|at what time) (?:was|is|did) (.+?)(?: (?:presented|given|held|on))?$/iu,
    command: "talk",
    argument: "query",
  },
  {
    asks: /^(?:any|which|what) talks? (?:were |was |are |is )?(?:about|on) (.+)$/iu,
    command: "talk",
    argument: "query",
  },
];

const ARTICLES =
  /^(?:the |a |an |le |la |les |l['’])?(?:talk |session |presentation )?(?:on |about |of )?(?:the )?/iu;

/** Turns a question in plain language into an invocation. What fits no pattern is searched for as it is. */
export const understand: Understand = async (question, { locale = "en" }) => {
  const invocation = parsed(question);
  return { invocation, locale, explanation: { invocation } };
};

function parsed(text: string): Invocation {
  const question = text.trim().replace(/[\s?!.]+$/u, "");
  if (question === "") return { command: "help", args: {} };
  if (/^(?:where|when) (?:was|is) the workshop/iu.test(question)) return { command: "workshop", args: {} };
  for (const { asks, command, argument } of PATTERNS) {
    const [, about] = asks.exec(question) ?? [];
    if (about !== undefined) return { command, args: { [argument]: about.replace(ARTICLES, "") || about } };
  }
  return { command: "talk", args: { query: question.slice(0, 200) } };
}
