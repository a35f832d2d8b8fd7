import type { Store } from "../../src/core/store.ts";
import { arrivalsContract } from "./arrivals.ts";
import { currentsContract } from "./currents.ts";
import { digestStoreContract } from "./digest-store.ts";
import { installationsContract } from "./installations.ts";
import { livingProgrammeContract } from "./living-programme.ts";
import { notesContract } from "./notes.ts";
import { peopleContract } from "./people.ts";
import { reminderStoreContract } from "./reminder-store.ts";
import { storeContract } from "./store.ts";
import { storeAnswersContract } from "./store-answers.ts";
import { watchStoreContract } from "./watch-store.ts";

/** All that every store must do, whatever its engine. `open` gives an empty one. */
export function everyStoreContract(name: string, open: () => Promise<Store>): void {
  storeContract(name, open);
  storeAnswersContract(name, open);
  digestStoreContract(name, open);
  currentsContract(name, open);
  arrivalsContract(name, open);
  notesContract(name, open);
  peopleContract(name, open);
  livingProgrammeContract(name, open);
  watchStoreContract(name, open);
  reminderStoreContract(name, open);
  installationsContract(name, open);
}
