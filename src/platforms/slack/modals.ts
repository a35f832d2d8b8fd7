import type { types, webApi } from "@slack/bolt";
import { patiently } from "./patience.ts";

/** Opens and changes modals. No scope is needed for it. */
export interface Modals {
  /** Opens one for whoever did what `trigger` stands for, within 3 s: https://docs.slack.dev/reference/methods/views.open */
  open(trigger: string, view: types.ModalView): Promise<void>;
  /** Puts a view in the place of another, whose id is given. */
  update(id: string, view: types.ModalView): Promise<void>;
}

/** Modals over the Web API. */
export function createModals({ views }: webApi.WebClient): Modals {
  return {
    open: async (trigger, view) => void (await views.open({ trigger_id: trigger, view })),
    update: async (id, view) => void (await patiently(() => views.update({ view_id: id, view }))),
  };
}
