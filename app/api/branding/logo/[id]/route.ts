import { findLogo } from "@/server/branding";
import { requestContext } from "@/server/trpc/context";

/** A logo of the site's own subsidiary, for everybody; its address never changes what it shows. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { site } = await requestContext(request.headers);
  const logo = site?.tenant ? await findLogo(site.tenant.id, (await params).id) : null;
  if (!logo) return new Response(null, { status: 404 });
  return new Response(Buffer.from(logo.content), {
    headers: {
      "content-type": logo.type,
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
