export { checkImport } from "./import/check-import";
export type { FindingLine } from "./import/list-findings";
export { receiveUpload } from "./import/receive-upload";
export { runImport } from "./import/run-import";
export { uploadList } from "./import/upload-list";
export { walkFindings } from "./import/walk-findings";
export { type FindingWords, writeFindingsCsv, writeFindingsXlsx } from "./import/write-findings";
export { searchAccounts } from "./search/search-accounts";
