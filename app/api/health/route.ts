import { checkHealth } from "@/server/platform/check-health";

export const dynamic = "force-dynamic";

export async function GET() {
  return (await checkHealth())
    ? Response.json({ status: "ok" })
    : Response.json({ status: "database unreachable" }, { status: 503 });
}
