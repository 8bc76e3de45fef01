/** 期限进日历: how the days of an answer are asked for. */
import { z } from "zod";

/** discreet: names no matter. Without it, as the matter itself asks for: discreet where violence at home may be in play. */
const DatesWording = z.enum(["full", "discreet"]);

export const DatesQuery = z.object({ words: DatesWording.optional() });

/** A page without script sends the token as a form's field, so that it stands in no address. */
export const DatesForm = z.object({ token: z.string().max(200).optional(), words: DatesWording.optional() });
