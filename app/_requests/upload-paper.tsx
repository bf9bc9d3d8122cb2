"use client";
import { useRouter } from "next/navigation";
import { PaperDrop } from "./paper-drop";

type UploadPaperProps = { label: string; kind: string; ticketId: string; maxBytes: number; required?: boolean };

/** Sends a paper to a running request, and shows at once what that has set in motion. */
export function UploadPaper(paper: UploadPaperProps) {
  const router = useRouter();
  return <PaperDrop {...paper} onSent={() => router.refresh()} />;
}
