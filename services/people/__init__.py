"""Who is who: enrolment, roles, duty."""
