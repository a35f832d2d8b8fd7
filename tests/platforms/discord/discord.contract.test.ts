import { platformContract } from "../../contracts/platform.ts";
import { startDiscordHarness } from "./harness.ts";

platformContract("Discord", startDiscordHarness);
