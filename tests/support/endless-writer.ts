import { openStore } from "../../src/store/open-store.ts";
import { programmeOf } from "./programme.ts";

/** Saves one generation of a programme after another, until somebody kills it. Arguments: file, round. */
const [file = "", round = ""] = process.argv.slice(2);
const store = await openStore(`sqlite:${file}`);
for (let generation = 0; ; generation += 1) {
  const summary = `generation${round}x${generation}`;
  const talks = Array.from({ length: 50 }, (_, number) => ({ title: `Talk ${number}`, summary }));
  await store.save(programmeOf(talks), { source: "test", fingerprint: summary });
  process.send?.(generation);
}
