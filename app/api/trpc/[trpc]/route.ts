import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isSameOrigin } from "@/server/platform/same-origin";
import { requestContext } from "@/server/trpc/context";
import { rootRouter } from "@/server/trpc/root";

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: rootRouter,
    // Large questions are posted; what changes something can still not be asked for by GET.
    allowMethodOverride: true,
    createContext: () => requestContext(request.headers),
  });

export const GET = handler;

export function POST(request: Request) {
  return isSameOrigin(request) ? handler(request) : new Response(null, { status: 403 });
}
