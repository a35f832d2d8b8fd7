import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bot } from "../../src/core/bot.ts";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Store } from "../../src/core/store.ts";
import { realBot } from "../support/real-bot.ts";
import { recordingLog } from "../support/recording-log.ts";

const here: Origin = { platform: "discord", workspace: "G", channel: "C", person: "P", organiser: false };
const LONGEST_ANSWER = 6000;

const CORPUS: readonly string[] = [
  "x".repeat(10_000),
  "who presented ipset ".repeat(500),
  "a ".repeat(5000),
  "🙂🙃🎉".repeat(100),
  "\u0000\u0001\u0007\u001b[2J",
  "'; drop table talks; --",
  '" OR 1=1 --',
  'NEAR(ipset, 5) AND title:* NOT "',
  "ipset* ^netlink -nat +(",
  `${"(a+)+".repeat(200)}$`,
  `${"a".repeat(300)}!`,
  "w̶̢̛h̷̡o̸ ̵p̷r̶e̸s̷e̵n̶t̴e̵d̶ ̷n̵f̷g̶r̵e̵p̶",
  "مرحبا من قدم الحديث عن الشبكات",
  "\u202Ewho presented nfgrep\u202C",
  "谁介绍了 netlink",
  "who who who when when where how many",
  "what what did did present present on on on day day day 99999999999999999999",
  "on 31 February 2011 on 0000-00-00 on 99/99/9999",
  "@everyone <!channel> <@U1> *bold* `code` [x](http://x)",
  "who presented @workshop:netfilter-2011",
  "../../etc/passwd",
  "{{constructor.constructor('return process')()}}",
  "__proto__ constructor toString hasOwnProperty",
  "what did __proto__ present?",
  "\n\n\n",
  "?",
  "...",
];

describe("given a question that nobody should ask", () => {
  const log = recordingLog();
  let bot: Bot;
  let store: Store;

  beforeAll(async () => {
    ({ bot, store } = await realBot({ log }));
  });
  afterAll(() => store.close());

  const faultsOf = async (question: string): Promise<unknown[]> => {
    const reply = await bot.ask(question, here);
    const text = toText(
      reply,
      plainStyle(({ command }) => `/${command}`),
    );
    return [
      ...(text === "" || text.length > LONGEST_ANSWER ? [text] : []),
      ...log.lines.filter(({ level }) => level === "error"),
    ];
  };

  it.each(CORPUS.map((question) => [question.slice(0, 40), question]))(
    "when it is %j, then the answer is an ordinary one",
    async (_shown, question) => {
      expect(await faultsOf(question)).toEqual([]);
    },
  );

  it("when it is any text at all, then too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (question) => {
        expect(await faultsOf(question)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("when it is made of the words that questions are made of, then too", async () => {
    const word = fc.constantFrom(
      ..."who what when where which how many did does present talk on about by the first last second day monday august 24 it he else next and ipset conntrack McHardy qui quand quel jour de la combien slides link 6.8 ?".split(
        " ",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 14 }), async (words) => {
        expect(await faultsOf(words.join(" "))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
