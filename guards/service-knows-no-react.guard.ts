// @guard lint src/service/broken.ts noRestrictedImports
export { useState } from 'react'
