/** An installation as it is kept: who may read its secrets needs the keys too. */
export interface KeptInstallation {
  /** Id of the workspace, or of the organisation for one that holds for all of its workspaces. */
  readonly workspace: string;
  /** Id of the organisation that the workspace belongs to, where there is one. */
  readonly organisation?: string | undefined;
  /** Tokens and what goes with them, encrypted; absent for a workspace that uses its organisation's. */
  readonly sealed?: string | undefined;
  /** When it was installed, ISO 8601. */
  readonly installed: string;
}

/** Where a distributed app is installed, behind the store. */
export interface Installations {
  /** Keeps a new installation in place of the one before. */
  add(
    installation: Pick<KeptInstallation, "workspace" | "organisation"> & { sealed: string },
    at: Date,
  ): Promise<void>;
  /** Changes the secrets of one that is still the same; false when it was removed, installed anew or changed meanwhile. */
  renew(before: KeptInstallation, sealed: string): Promise<boolean>;
  /** Notes that a workspace uses its organisation's installation. */
  join(workspace: string, organisation: string, at: Date): Promise<void>;
  get(workspace: string): Promise<KeptInstallation | undefined>;
  /** The workspaces that use, or used, an organisation's installation. */
  members(organisation: string): Promise<readonly string[]>;
  /** All that hold secrets. */
  all(): Promise<readonly KeptInstallation[]>;
  /**
   * Forgets the secrets of an installation that is not younger than `at`, and gives the workspaces that have none any more:
   * all of an organisation that used them. A younger one came after the removal that is told of.
   */
  remove(workspace: string, at: Date): Promise<readonly string[]>;
  /** Marks a one-time value as used until `expires`; false when it was used before. */
  spend(value: string, expires: Date): Promise<boolean>;
}
