import { defaultCalendar } from "../schemas/calendar";
import type { Workflow } from "../schemas/workflow";
import type { PackDocument } from "./pack";

/** Workflows with the calendar of their time targets, as the documents a subsidiary begins with. */
export function workDocuments(workflows: Workflow[]): PackDocument[] {
  return [
    ...workflows.map((body): PackDocument => ({ kind: "workflow", slug: body.type, body })),
    { kind: "calendar", slug: "calendar", body: defaultCalendar },
  ];
}
