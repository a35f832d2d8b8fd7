import type { KeptInstallation } from "../../../core/installations.ts";

/** Says under what a sealed installation is kept, so that none can be put in the place of another. */
export function labelOf({ workspace }: Pick<KeptInstallation, "workspace">): string {
  return `slack/${workspace}`;
}
