import '#app/styles.css'
import { mount } from '#app/mount.tsx'

void mount()
