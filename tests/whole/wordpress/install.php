<?php
// Makes the tables, two authors, two sections, a picture, and posts: 130 that everybody may read,
// one a day up to 30 June 2025, in English and Spanish by turns; one protected, and one draft.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
function wp_mail() { return true; }
function wp_new_blog_notification() {}
require __DIR__ . '/config.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Valley News', 'keeper', 'keeper@example.org', true, '', 'secret');
switch_theme('bare');
foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $post) {
    wp_delete_post($post->ID, true);
}
update_option('timezone_string', 'America/Phoenix');
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules(false);

$authors = [];
foreach (['Ana Ruiz', 'Ben Núñez'] as $index => $name) {
    $authors[] = wp_insert_user([
        'user_login' => "author$index", 'user_pass' => 'secret', 'role' => 'author',
        'display_name' => $name, 'user_email' => "author$index@example.org",
    ]);
}
$sections = [];
foreach (['Schools & Youth', 'Water'] as $name) {
    $sections[] = wp_insert_term(esc_html($name), 'category')['term_id'];
}
$picture = wp_insert_attachment([
    'post_mime_type' => 'image/jpeg', 'post_title' => 'bus', 'post_status' => 'inherit',
    'post_excerpt' => 'A bus at the stop. Photo: Ana Ruiz', 'guid' => WP_HOME . '/bus.jpg',
], '2025/06/bus.jpg');
update_post_meta($picture, '_wp_attachment_image_alt', 'A yellow bus');
wp_update_attachment_metadata($picture, [
    'width' => 3000, 'height' => 2000, 'file' => '2025/06/bus.jpg',
    'sizes' => [
        'large' => ['file' => 'bus-1024x683.jpg', 'width' => 1024, 'height' => 683, 'mime-type' => 'image/jpeg'],
        'thumbnail' => ['file' => 'bus-150x150.jpg', 'width' => 150, 'height' => 150, 'mime-type' => 'image/jpeg'],
    ],
]);

$earlier = 0;
for ($day = 129; $day >= 0; $day--) {
    $spanish = $day % 2 === 0;
    $number = 130 - $day;
    $post = wp_insert_post([
        'post_status' => 'publish', 'post_author' => $authors[$day % 2],
        'post_date' => date('Y-m-d H:i:s', strtotime("2025-06-30 09:00 UTC") - $day * 86400),
        'post_title' => $spanish ? "Noticia $number: ¿qué pasa & por qué?" : "Story $number: what’s new & why",
        'post_content' => $spanish
            ? "<p>El consejo de la ciudad votó para abrir la piscina número $number durante todo el año.</p>"
            : "<p>The city council voted to keep pool number $number open during the whole year.</p>",
        'post_category' => [$sections[$day % 2]], 'tags_input' => ['pools'],
    ], true);
    if (is_wp_error($post)) {
        fwrite(STDERR, $post->get_error_message());
        exit(1);
    }
    update_post_meta($post, 'language', $spanish ? 'es' : 'en');
    set_post_thumbnail($post, $picture);
    if ($spanish) {
        update_post_meta($post, 'other', $earlier);
        update_post_meta($earlier, 'other', $post);
    }
    $earlier = $post;
}
wp_insert_post(['post_status' => 'publish', 'post_password' => 'secret', 'post_title' => 'Protected',
    'post_content' => 'For members.', 'post_date' => '2025-06-29 12:00:00']);
wp_insert_post(['post_status' => 'draft', 'post_title' => 'Draft', 'post_content' => 'Not yet.']);
