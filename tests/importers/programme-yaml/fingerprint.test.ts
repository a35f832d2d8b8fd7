import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { fingerprintOf } from "../../../src/importers/programme-yaml/fingerprint.ts";
import { FAULTLESS, writeFolder } from "./programme-folder.ts";

describe("the fingerprint of a programme", () => {
  it("is the same for the same files, wherever they are", async () => {
    expect(await fingerprintOf(await writeFolder())).toBe(await fingerprintOf(await writeFolder()));
  });

  it("is a sha256", async () => {
    expect(await fingerprintOf(await writeFolder())).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("changes with every byte", async () => {
    const folder = await writeFolder();
    const before = await fingerprintOf(folder);
    await writeFile(join(folder, "talks.yaml"), `${FAULTLESS["talks.yaml"]}\n`);
    expect(await fingerprintOf(folder)).not.toBe(before);
  });

  it("changes with a name, and with a file that joins", async () => {
    const folder = await writeFolder();
    const before = await fingerprintOf(folder);
    await writeFile(join(folder, "tuesday.yaml"), "");
    const joined = await fingerprintOf(folder);
    await rename(join(folder, "tuesday.yaml"), join(folder, "wednesday.yaml"));
    expect(new Set([before, joined, await fingerprintOf(folder)]).size).toBe(3);
  });

  it("leaves out what is no YAML", async () => {
    const folder = await writeFolder();
    const before = await fingerprintOf(folder);
    await writeFile(join(folder, "talks.yaml~"), "a copy of an editor");
    expect(await fingerprintOf(folder)).toBe(before);
  });

  it("is taken without parsing, so a broken file has one too", async () => {
    const folder = await writeFolder({ "talks.yaml": "{{{" });
    expect(await fingerprintOf(folder)).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("needs a folder", async () => {
    await expect(fingerprintOf("data/nowhere")).rejects.toThrow(
      new OperatorError("data/nowhere: there is no such folder to read a programme from"),
    );
  });
});
