<?php
// Brings so many posts out, the last at the moment that is the second argument (the site's time),
// each as many minutes after the one before as the third says.
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
require __DIR__ . '/config.php';
[, $count, $last, $minutes] = $argv;
wp_defer_term_counting(true);
$author = get_user_by('login', 'author0')->ID;
$wpdb->query('START TRANSACTION');
for ($number = 1; $number <= $count; $number++) {
    $moment = strtotime("$last UTC") - ($count - $number) * $minutes * 60;
    wp_insert_post([
        'post_status' => 'publish', 'post_author' => $author, 'post_title' => "Bulk $number",
        'post_date' => gmdate('Y-m-d H:i:s', $moment),
        'post_content' => "<p>The city council voted to keep pool number $number open.</p>",
    ]);
}
$wpdb->query('COMMIT');
