import { billWords } from "@/app/_billing/paper-words";
import { sendPaper } from "@/app/api/receipts/send-paper";
import { openBill } from "@/server/billing";

/** A bill as a PDF, for the resident whose it is and for staff; always the same bytes. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendPaper(request, params, (door, id) => openBill(door, id, (bill) => billWords(bill, door.tenant)));
}
