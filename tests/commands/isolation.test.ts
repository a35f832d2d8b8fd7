import { openStore } from "../../src/store/open-store.ts";
import { isolationContract } from "../contracts/isolation.ts";

isolationContract("SQLite", () => openStore("sqlite::memory:"));
