import { platformContract } from "../../contracts/platform.ts";
import { startSlackHarness } from "./harness.ts";

platformContract("Slack", startSlackHarness);
