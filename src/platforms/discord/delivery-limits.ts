import type { DeliveryLimits } from "../../core/delivery.ts";

/** 50 requests a second for the whole bot: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
export const DELIVERY_LIMITS: DeliveryLimits = Object.freeze({ perSecond: 50, channelPauseMs: 1000 });
