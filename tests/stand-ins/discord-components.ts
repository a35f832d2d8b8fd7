import { z } from "zod";

/** A component with all that may be nested in it, whatever its kind. */
export interface Component {
  readonly type: number;
  readonly id?: number | undefined;
  readonly custom_id?: string | undefined;
  readonly content?: string | undefined;
  readonly label?: string | undefined;
  readonly style?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly url?: string | undefined;
  readonly options?: readonly { readonly label: string; readonly value: string }[] | undefined;
  readonly components?: readonly Component[] | undefined;
  readonly accessory?: Component | undefined;
}

const componentSchema: z.ZodType<Component> = z.object({
  type: z.number(),
  id: z.number().int().min(0).max(2_147_483_647).optional(),
  custom_id: z.string().optional(),
  content: z.string().optional(),
  label: z.string().optional(),
  style: z.number().optional(),
  placeholder: z.string().optional(),
  url: z.string().optional(),
  options: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
  get accessory() {
    return componentSchema.optional();
  },
});

/** What of a message the stand-in looks at. */
export const messageBodySchema = z.object({
  content: z.string().nullish(),
  embeds: z.array(z.unknown()).nullish(),
  flags: z.number().nullish(),
  components: z.array(componentSchema).nullish(),
  allowed_mentions: z
    .object({ parse: z.array(z.string()).optional(), replied_user: z.boolean().optional() })
    .nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z.object({ message_id: z.string() }).nullish(),
});

/** A message as the bot sent it. */
export type MessageBody = z.output<typeof messageBodySchema>;

/** Components with all nested ones, from top to bottom. */
export function flattened(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...flattened(component.components ?? []),
    ...flattened(component.accessory ? [component.accessory] : []),
  ]);
}

/** A modal as the bot opened it. */
export const modalSchema = z.object({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(
    z.object({
      type: z.literal(18),
      label: z.string(),
      component: z.object({
        type: z.literal(4),
        custom_id: z.string(),
        style: z.number(),
        required: z.boolean().default(true),
        max_length: z.number().optional(),
        value: z.string().optional(),
      }),
    }),
  ),
});

/** A modal in front of somebody. */
export type ShownModal = z.output<typeof modalSchema>;
